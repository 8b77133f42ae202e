internal import Events

/// Messages to the system's log, and polls of descriptors of all sorts.
extension SampleCaptures {
  static let logging: CaptureBuilder = {
    var capture = messages(host)
    capture = otherNames(capture)
    return polls(capture)
  }()

  private static let host = CaptureBuilder()
    .user(0, "root").group(0, "root")
    .interface("eth0", "10.0.0.5", netmask: "255.255.255.0", broadcast: "10.0.0.255")
    .thread(1, "init", executable: "/sbin/init").fd(0, .file("/dev/null"))
    .thread(300, "cron", parent: 1)
    .fd(3, .unix(source: 1, destination: 2, path: Array("/dev/log".utf8)))
    .fd(4, .file("/dev/log.old", flags: 2)).fd(5, .tcp("10.0.0.5", 40_000, "10.0.0.9", 443))
    .fd(6, .tcp("fe80::1", 40_001, "fe80::2", 443)).fd(7, .listener("0.0.0.0", 8080))
    .fd(8, .listener("fe80::3", 8081)).fd(9, .pipe()).fd(10, .file("/a,b")).fd(11, .directory("/srv/"))
    .on(300)

  /// Priorities that are, and such as are none.
  private static func messages(_ capture: CaptureBuilder) -> CaptureBuilder {
    let texts = [
      "<30>cron[300]: started", "<0>worst", "<191>local7 and debug", "<192>a facility that is none", "<7>",
      "<7>x", "7>no bracket", "<>nothing", "no priority", "<12345678901234567890>too long",
      "<4294967295>wraps",
      "<2147483648>negative", "<1a>no number", "<13", "<13>", "", "<13>two\nlines\u{1}of control",
      "<13>nul\0behind",
      "<0000000000013>zeros", "<00000000000000013>many zeros",
    ]
    var capture = texts.reduce(capture) { $0.write(3, $1) }
    capture = capture.write(3, "<30>failed", result: -11).write(4, "<30>another file")
    for call in ["send", "sendto", "sendmsg", "writev", "pwrite", "pwritev"] {
      var enter: [EventValue] = [.fd(3), 20]
      if call.hasPrefix("sendto") || call == "sendmsg" { enter.append(.absent) }
      if call.hasPrefix("pwrite") { enter.append(0) }
      capture = capture.call(call, enter: enter, exit: [20, .data("<85>by \(call)")])
    }
    return capture.read(3, "<30>read, not written")
  }

  /// How a descriptor comes to lead to the log, and how it ceases to.
  private static func otherNames(_ capture: CaptureBuilder) -> CaptureBuilder {
    let toLog = EventValue.unixTuple(1, 2, "/dev/log")
    return
      capture
      .socket(20, domain: 1, type: 2).write(20, "<30>not connected").connect(20, toUnix: "/dev/log")
      .write(20, "<30>connected").dup(20, to: 21).close(20).write(21, "<29>duplicate").close(21)
      .socket(20, domain: 1, type: 2).sendto(20, "<30>named by the message", toLog)
      .write(20, "<28>remembered").sendto(20, "<30>elsewhere", .unixTuple(1, 2, "/run/other"))
      .write(20, "<30>no more").close(20)
      .socket(20, domain: 1, type: 2).connect(20, toUnix: "/dev/log", result: -2).write(20, "<30>refused")
      .close(20)
      .open("/dev/log", fd: 20, flags: 2).write(20, "<27>opened").close(20)
      .openat("log", in: 11, fd: 20).write(20, "<30>not the log").close(20)
      .clone(301, name: "child").write(3, "<26>from the child").on(300)
  }

  private static func polls(_ capture: CaptureBuilder) -> CaptureBuilder {
    let all = EventValue.poll((3...13).map { (fd: $0, flags: 1) } + [(fd: -1, flags: 4)])
    let sockets = EventValue.poll([(fd: 5, flags: 1), (fd: 6, flags: 1), (fd: 9, flags: 1)])
    return
      capture
      .call("poll", enter: [all, 500], exit: [1, .poll([(fd: 9, flags: 1)])])
      .call("ppoll", enter: [sockets, 500, 0], exit: [2, sockets])
      .call("poll", enter: [.poll([]), 0], exit: [0, .poll([])])
      .call("poll", enter: [.poll([(fd: 10, flags: 1)]), 0], exit: [-4, .poll([(fd: 5, flags: 1)])])
      .on(4_000).call("poll", enter: [all, 1], exit: [0, .poll([])])
  }
}
