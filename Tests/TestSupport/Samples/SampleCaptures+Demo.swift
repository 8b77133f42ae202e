internal import Events

/// The demonstration: a request that was slow because of a name.
///
/// In a pod, `curl` asks for `http://web.shop.svc.cluster.local/`. The name has fewer than five dots, so every suffix
/// of the search list is tried first. Two are refused at once; `corp.example` is forwarded to a server that never
/// answers, and curl waits two seconds. Then the name itself is known, and the page comes in two milliseconds.
extension SampleCaptures {
  private static let clientID = "3f8e1c0a5b7d" + String(repeating: "2", count: 52)
  private static let serverID = "a41d09be77c3" + String(repeating: "5", count: 52)
  private static let resolverID = "c0ffee12d35e" + String(repeating: "8", count: 52)

  private static let client: Int64 = 4_211
  private static let server: Int64 = 2_804
  private static let resolver: Int64 = 1_960

  private static let millisecond: UInt64 = 1_000_000

  public static let demo: CaptureBuilder = {
    var story = host.at(1_767_261_600_000_000_000).step(1_700)
    story = labels(story)
    story = start(story)
    story = configuration(story)
    story = lookups(story)
    story = request(story)
    return end(story)
  }()

  private static var host: CaptureBuilder {
    CaptureBuilder()
      .user(0, "root", home: "/root", shell: "/bin/bash").user(
        101, "nginx", home: "/nonexistent", shell: "/bin/false"
      )
      .group(0, "root").group(101, "nginx")
      .interface("lo", "127.0.0.1", netmask: "255.0.0.0", broadcast: "127.255.255.255")
      .interface("eth0", "192.0.2.10", netmask: "255.255.255.0", broadcast: "192.0.2.255")
      .interface("cni0", "10.244.1.1", netmask: "255.255.255.0", broadcast: "10.244.1.255")
      .thread(1, "systemd", executable: "/usr/lib/systemd/systemd")
      .fd(0, .file("/dev/null", flags: 3)).fd(4, .other(.eventPoll, name: []))
      .thread(900, "containerd", parent: 1).thread(880, "kubelet", parent: 1)
      .thread(
        resolver, "coredns", parent: 900, executable: "/coredns",
        arguments: ["-conf", "/etc/coredns/Corefile"],
        cgroups: cgroups("kube-system", resolverID)
      ) { ($0.virtualID, $0.virtualProcess) = (1, 1) }
      .fd(6, .udp("0.0.0.0", 53, "0.0.0.0", 0)).fd(7, .udp("10.244.1.5", 41_800, "198.51.100.53", 53))
      .thread(
        server, "nginx", parent: 900, executable: "/usr/sbin/nginx", arguments: ["-g", "daemon off;"],
        cgroups: cgroups("web", serverID), user: 101, group: 101
      ) { ($0.virtualID, $0.virtualProcess) = (1, 1) }
      .fd(3, .listener("0.0.0.0", 80)).fd(8, .other(.eventPoll, name: [])).fd(
        9, .file("/var/log/nginx/access.log", flags: 2)
      )
      .thread(4_100, "sh", parent: 900, executable: "/bin/sh", cgroups: cgroups("client", clientID)) {
        ($0.virtualID, $0.virtualProcess) = (1, 1)
      }
      .fd(0, .file("/dev/pts/0")).fd(1, .file("/dev/pts/0", flags: 2)).fd(2, .file("/dev/pts/0", flags: 2))
  }

  private static func cgroups(_ pod: String, _ container: String) -> [String] {
    ["cpuset", "cpu", "memory"].map { "\($0)=/kubepods/besteffort/pod-\(pod)/\(container)" }
  }

  /// What the container engine told: one record a container, with the labels that Kubernetes gives.
  private static func labels(_ story: CaptureBuilder) -> CaptureBuilder {
    let rows = [
      (id: clientID, pod: "client", namespace: "shop", container: "curl", image: "curlimages/curl:8.5.0"),
      (id: serverID, pod: "web-6d4cf56db6-7xk2p", namespace: "shop", container: "nginx", image: "nginx:1.25"),
      (
        id: resolverID, pod: "coredns-5d78c9869d-qwj8z", namespace: "kube-system", container: "coredns",
        image: "coredns:1.11"
      ),
    ]
    return rows.enumerated().reduce(story) { story, row in
      let (index, each) = row
      return story.container(
        String(each.id.prefix(12)), name: "k8s_\(each.container)_\(each.pod)_\(each.namespace)_0",
        image: each.image,
        labels: [
          ("io.kubernetes.container.name", each.container), ("io.kubernetes.pod.name", each.pod),
          ("io.kubernetes.pod.namespace", each.namespace),
          ("io.kubernetes.pod.uid", "7b1d2c3e-0000-4000-8000-00000000000\(index)"),
        ])
    }
  }

  /// The shell starts curl, which is loaded.
  private static func start(_ story: CaptureBuilder) -> CaptureBuilder {
    story.on(4_100)
      .clone(client, name: "sh", executable: "/bin/sh", cgroups: cgroups("client", clientID))
      .execve(
        "/usr/bin/curl", arguments: ["-s", "http://web.shop.svc.cluster.local/"],
        environment: ["HOME=/root", "PATH=/usr/bin:/bin"], cgroups: cgroups("client", clientID), parent: 4_100
      )
      .call("brk", enter: [0], exit: [0x5581_3000, 11_000, 2_400, 0])
      .open("/etc/ld.so.preload", fd: -2)
      .open("/etc/ld.so.cache", fd: 3, flags: 4_097).close(3)
      .open("/usr/lib/libcurl.so.4", fd: 3, flags: 4_097).read(
        3, bytes: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], size: 832
      )
      .call(
        "mmap", enter: [0, 729_088, 1, 2, 3, 0], exit: [0x7F12_3400_0000, 11_700, 2_600, 0]
      )
      .close(3)
      .open("/root/.curlrc", fd: -2)
  }

  private static func configuration(_ story: CaptureBuilder) -> CaptureBuilder {
    story
      .open("/etc/nsswitch.conf", fd: 3, flags: 4_097).read(3, "hosts: files dns\n").read(3, "").close(3)
      .open("/etc/resolv.conf", fd: 3, flags: 4_097)
      .read(
        3,
        "search shop.svc.cluster.local svc.cluster.local corp.example\nnameserver 10.96.0.10\noptions ndots:5 timeout:2\n"
      )
      .read(3, "").close(3)
      .open("/etc/hosts", fd: 3, flags: 4_097)
      .read(3, "127.0.0.1\tlocalhost\n10.244.1.7\tclient\n").read(3, "").close(3)
  }

  /// Four questions: two are refused, one is never answered, the last is the name as it was typed.
  private static func lookups(_ story: CaptureBuilder) -> CaptureBuilder {
    let name = "web.shop.svc.cluster.local"
    let opened = story.socket(3, type: 2_050)
      .connect(3, from: "10.244.1.7", 48_312, to: "10.96.0.10", 53)
    let first = refused(opened, name + ".shop.svc.cluster.local", id: 0x1A01)
    let second = refused(first, name + ".svc.cluster.local", id: 0x1A02)
    let third = unanswered(second, name + ".corp.example", id: 0x1A03)
    return answered(third, name, id: 0x1A04).close(3)
  }

  /// curl asks, the resolver hears the question; `answer` is what the resolver does next.
  private static func question(_ story: CaptureBuilder, _ name: String, id: UInt16) -> CaptureBuilder {
    let bytes = DNSMessage.question(name, id: id)
    return story.on(client)
      .sendto(3, bytes: bytes).event("poll", .enter, [.poll([(fd: 3, flags: 1)]), 2_000])
      .wait(40_000).on(resolver)
      .recvfrom(6, bytes: bytes, .tuple("10.244.1.7", 48_312, "10.244.1.5", 53))
  }

  private static func reply(_ story: CaptureBuilder, _ bytes: [UInt8]) -> CaptureBuilder {
    story.sendto(6, bytes: bytes, .tuple("10.244.1.5", 53, "10.244.1.7", 48_312))
      .wait(55_000).on(client)
      .event("poll", .exit, [1, .poll([(fd: 3, flags: 1)])])
      .recvfrom(3, bytes: bytes, .tuple("10.96.0.10", 53, "10.244.1.7", 48_312))
  }

  private static func refused(_ story: CaptureBuilder, _ name: String, id: UInt16) -> CaptureBuilder {
    reply(question(story, name, id: id).wait(120_000), DNSMessage.noSuchName(name, id: id))
  }

  private static func answered(_ story: CaptureBuilder, _ name: String, id: UInt16) -> CaptureBuilder {
    reply(question(story, name, id: id).wait(90_000), DNSMessage.answer(name, id: id, [10, 96, 7, 20]))
  }

  /// Not a name of the cluster: the resolver asks the server above it, and both wait in vain.
  private static func unanswered(_ story: CaptureBuilder, _ name: String, id: UInt16) -> CaptureBuilder {
    question(story, name, id: id)
      .write(7, bytes: DNSMessage.question(name, id: id))
      .call("read", enter: [7, 512], exit: [-11, .absent])
      .on(880).call("futex", enter: [0xC000_0120, 128, 0], exit: [-110])
      .wait(1_999 * millisecond).on(client)
      .event("poll", .exit, [0, .poll([])])
  }

  /// curl connects to the address of the Service; the server sees its own.
  private static func request(_ story: CaptureBuilder) -> CaptureBuilder {
    let get =
      "GET / HTTP/1.1\r\nHost: web.shop.svc.cluster.local\r\nUser-Agent: curl/8.5.0\r\nAccept: */*\r\n\r\n"
    let head =
      "HTTP/1.1 200 OK\r\nServer: nginx/1.25\r\nContent-Type: text/html\r\nContent-Length: 34\r\n\r\n"
    let page = "<html><body>shop</body></html>\n\n\n\n"
    return story.on(client)
      .socket(3, type: 1, protocol: 6)
      .call("fcntl", enter: [3, 5], exit: [2])
      .connect(3, from: "10.244.1.7", 41_236, to: "10.96.7.20", 80, result: -115)
      .event("poll", .enter, [.poll([(fd: 3, flags: 4)]), 1_000])
      .wait(54_000).on(server)
      .event("epoll_wait", .exit, [1])
      .accept(11, from: "10.244.1.7", 41_236, to: "10.244.2.9", 80)
      .on(client).event("poll", .exit, [1, .poll([(fd: 3, flags: 4)])])
      .sendto(3, get)
      .event("poll", .enter, [.poll([(fd: 3, flags: 1)]), 200])
      .wait(80_000).on(server)
      .recvfrom(11, get)
      .open("/usr/share/nginx/html/index.html", fd: 12)
      .call(
        "writev", enter: [11, .number(Int64(head.utf8.count))],
        exit: [.number(Int64(head.utf8.count)), .data(head)]
      )
      .call("sendfile", enter: [11, 12, 0, 34], exit: [34, 34])
      .write(9, "10.244.1.7 - - \"GET / HTTP/1.1\" 200 34\n").close(12)
      .event("epoll_wait", .enter, [512])
      .wait(60_000).on(client)
      .event("poll", .exit, [1, .poll([(fd: 3, flags: 1)])])
      .recvfrom(3, head + page)
      .write(1, page)
  }

  private static func end(_ story: CaptureBuilder) -> CaptureBuilder {
    story.close(3).exit().on(4_100)
      .event("signaldeliver", .enter, [.pid(client), .pid(4_100), 17])
      .on(server).event("epoll_wait", .exit, [1]).read(11, "").close(11)
  }
}
