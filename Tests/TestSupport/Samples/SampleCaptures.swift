/// Captures built in code, for tests that compare whole outputs and for the demonstration.
public enum SampleCaptures {
  public struct Sample: Sendable {
    public let name: String
    public let capture: CaptureBuilder
  }

  public static let all: [Sample] = [
    Sample(name: "demo", capture: demo),
    Sample(name: "every-event", capture: everyEvent(seed: 1)),
    Sample(name: "every-event-short", capture: everyEvent(seed: 2, dropsLastParam: true)),
    Sample(name: "old-layouts", capture: oldLayouts),
    Sample(name: "families", capture: families),
    Sample(name: "opens", capture: opens),
    Sample(name: "tracers", capture: tracers),
    Sample(name: "logging", capture: logging),
    Sample(name: "cluster", capture: cluster),
    Sample(name: "cluster-newer", capture: newerCluster),
  ]

  /// The first layouts: process list v1, fd list v1, events without a param count.
  static let oldLayouts = demo.layout {
    $0.minor = 0
    ($0.processes, $0.fds, $0.interfaces, $0.users) = (5, 1, 1, 1)
  }

  /// Fork, threads, dup and close, relative paths, unlink, sockets of each family and what becomes of their names.
  static let families = CaptureBuilder()
    .user(0, "root", home: "/root", shell: "/bin/bash").user(1000, "ada").group(0, "root").group(1000, "ada")
    .interface("lo", "127.0.0.1", netmask: "255.0.0.0", broadcast: "127.255.255.255")
    .interface("eth0", "10.0.0.5", netmask: "255.255.255.0", broadcast: "10.0.0.255", linkSpeed: 1_000)
    .thread(1, "init", executable: "/sbin/init").fd(0, .file("/dev/null"))
    .thread(
      100, "sh", parent: 1, arguments: ["-c", "make"], workingDirectory: "/home/ada", user: 1000, group: 1000
    )
    .fd(0, .file("/dev/pts/1")).fd(1, .pipe("pipe:[77]")).fd(3, .tcp("10.0.0.5", 40_000, "10.0.0.9", 443))
    .fd(4, .listener("0.0.0.0", 8080)).fd(5, .udp("10.0.0.5", 5353, "10.0.0.1", 53)).fd(
      6, .directory("/home/ada/src")
    )
    .open("notes.txt", fd: 7, flags: 3).write(7, "one\ntwo\u{1}three\n").dup(7, to: 8).close(7).write(
      8, "more"
    ).close(8)
    .openat("include/a.h", in: 6, fd: 9).read(9, String(repeating: "line of a header\n", count: 12)).close(9)
    .open("missing", fd: -2).open("/root/secret", fd: -13)
    .chdir("/tmp").open("./a/../b", fd: 7).close(7)
    .pipe(7, 8).clone(101, name: "sh").execve("/usr/bin/make", arguments: ["all", "-j2"], parent: 100)
    .write(8, "through the pipe").close(8).clone(102, name: "make", flags: 8192).open("/etc/group", fd: 10)
    .exit()
    .on(101).exit().on(100)
    .socket(11, type: 2).connect(11, from: "10.0.0.5", 33_333, to: "10.0.0.1", 53).sendto(11, "ask").recvfrom(
      11, "told"
    )
    .close(11)
    .socket(12, type: 2).sendto(12, "hello", .tuple("0.0.0.0", 0, "10.0.0.77", 9_000))
    .recvfrom(12, "hello back", .tuple("10.0.0.77", 9_000, "10.0.0.5", 44_444)).close(12)
    .socket(13, domain: 10).connect(13, from: "::1", 50_000, to: "::1", 8_080, result: -115).write(13, "six")
    .close(13)
    .socket(14, domain: 1).connect(14, toUnix: "/var/run/docker.sock").write(14, "GET /info HTTP/1.0\r\n\r\n")
    .close(14)
    .socket(15).bind(15, "0.0.0.0", 9_090).listen(15).accept(
      16, from: "10.0.0.8", 55_555, to: "10.0.0.5", 9_090
    )
    .read(16, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").write(16, "HTTP/1.1 200 OK\r\n\r\nhello").close(16)
    .call(
      "poll", enter: [.poll([(fd: 3, flags: 1), (fd: 5, flags: 5)]), 500],
      exit: [1, .poll([(fd: 5, flags: 1)])]
    )
    .generic(41).generic(200).switchTo(1).open("/proc/self/stat", fd: 4).exit(status: 256)

  /// Every event that sysdig 0.29.3 knows, twice, with values made up by the seed.
  static func everyEvent(seed: UInt64, dropsLastParam: Bool = false) -> CaptureBuilder {
    EventMaker(seed: seed, dropsLastParam: dropsLastParam).capture
  }
}
