/// Any bytes as calls of a few processes that look names up, connect, ask and answer: five bytes for each call, which choose
/// who does what, when, with what result and what bytes. Times and results are such as no kernel gives.
public struct RequestRecipe: Sendable {
  public enum Call: UInt8, CaseIterable, Sendable {
    case socket, datagramSocket, connect, accept, send, receive, read, write, close
    case clone, exit, execute, switchOver, wait, poll, resolver, sources, lost, found, socketError, listen
  }

  /// The clock before a call: it goes on by a span, or to a time.
  public enum Time: UInt8, CaseIterable, Sendable {
    case soon, millisecond, halfSecond, seconds, minute, back, farBack, zero, first, last, nearlyLast,
      hugeSpan
  }

  public struct Step: Sendable {
    let call: Call
    let thread: Int
    let fd: Int64
    let isAnswer: Bool
    let result: Int64?
    let time: Time
    let message: [UInt8]

    /// The bytes that stand for it.
    public static func bytes(
      _ call: Call, thread: UInt8 = 0, fd: UInt8 = 3, isAnswer: Bool = false, result: UInt8 = 0,
      _ time: Time = .soon, message: UInt8 = 0
    ) -> [UInt8] {
      [call.rawValue, thread | (fd - 3) << 2 | (isAnswer ? 0x80 : 0), result, time.rawValue, message]
    }

    fileprivate init(_ bytes: ArraySlice<UInt8>) {
      let bytes = Array(bytes)
      call = Call.allCases[Int(bytes[0]) % Call.allCases.count]
      thread = Int(bytes[1] & 3) % RequestRecipe.threads.count
      fd = Int64(3 + bytes[1] >> 2 & 7)
      isAnswer = bytes[1] & 0x80 != 0
      result = RequestRecipe.results[Int(bytes[2]) % RequestRecipe.results.count]
      time = Time.allCases[Int(bytes[3]) % Time.allCases.count]
      message = RequestRecipe.messages[Int(bytes[4]) % RequestRecipe.messages.count]
    }
  }

  /// What calls return; nil for what fits.
  public static let results: [Int64?] = [
    nil, nil, nil, 0, 1, -11, -24, -99, -104, -110, -111, -113, -115, -4096, .min, Int64.min + 1, .max,
    0x7FFF_F000,
    Int64(UInt32.max), 3, 4,
  ]

  public static let messages: [[UInt8]] =
    [
      DNSMessage.question("web.shop.svc.cluster.local", id: 1),
      DNSMessage.noSuchName("web.shop.svc.cluster.local", id: 1),
      DNSMessage.question("web.local", id: 2), DNSMessage.answer("web.local", id: 2, [10, 0, 0, 9]),
      DNSMessage.question("web.local", id: 3), DNSMessage.noSuchName("web.local", id: 3), [],
    ]
    + [
      "GET / HTTP/1.1\r\nHost: web.local\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 9000\r\n\r\nx",
      "POST /x HTTP/1.1\r\nContent-Length: 99999\r\n\r\n",
      "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff",
      "*1\r\n$4\r\nPING\r\n",
      "+PONG\r\n", "*2\r\n$3\r\nGET\r\n$1", "-ERR no\r\n",
    ].map { Array($0.utf8) }
    + [
      [0x15, 3, 1, 0, 2, 2, 40], [0x17, 3, 3, 0x40, 0, 1, 2, 3],
      [0x16, 3, 1, 0, 45, 1, 0, 0, 41, 3, 3] + [UInt8](repeating: 7, count: 32) + [
        0, 0, 2, 0x13, 1, 1, 0, 0, 0,
      ],
    ]

  fileprivate static let threads: [Int64] = [7, 8, 9]

  /// More calls are left out.
  private static let longest = 1000

  private let steps: [Step]

  public init(_ bytes: [UInt8]) {
    steps = stride(from: 0, to: bytes.count - 4, by: 5).prefix(Self.longest).map { Step(bytes[$0..<$0 + 5]) }
  }

  /// The calls as a capture.
  public var capture: CaptureBuilder {
    var capture = CaptureBuilder()
      .thread(7, "curl", arguments: ["http://web.local/"]).fd(3, .file("/etc/hosts"))
      .thread(8, "dnsmasq").fd(3, .udp("0.0.0.0", 0, "10.0.0.2", 53))
      .thread(9, "nginx")
    for step in steps { capture = step.add(to: capture) }
    return capture
  }
}

extension RequestRecipe.Step {
  fileprivate func add(to capture: CaptureBuilder) -> CaptureBuilder {
    let capture = wound(capture).on(RequestRecipe.threads[thread])
    return fdCall(capture) ?? processCall(capture)
  }

  /// With the clock as the step wants it.
  private func wound(_ capture: CaptureBuilder) -> CaptureBuilder {
    let now = capture.clock
    switch time {
    case .soon: return capture.step(1000)
    case .millisecond: return capture.step(1_000_000)
    case .halfSecond: return capture.step(500_000_000)
    case .seconds: return capture.step(6_000_000_000)
    case .minute: return capture.at(now &+ 61_000_000_000)
    case .back: return capture.at(now &- 1_000_000_000)
    case .farBack: return capture.step(0 &- 1_000_000_000_000_000)
    case .zero: return capture.at(0)
    case .first: return capture.at(1)
    case .last: return capture.at(.max).step(0)
    case .nearlyLast: return capture.at(.max - 500_000_000)
    case .hugeSpan: return capture.step(1 << 63)
    }
  }

  /// Whose port is the client's; each descriptor has its own.
  private var tuple: EventValue {
    let port = UInt16(40_000 + fd)
    let server: UInt16 = message.first.map { $0 < 4 } ?? true ? 53 : 80
    return isAnswer
      ? .tuple("10.0.0.2", server, "10.0.0.1", port) : .tuple("10.0.0.1", port, "10.0.0.2", server)
  }

  private var count: EventValue { .result(result ?? Int64(message.count)) }

  /// Calls on descriptors; nil for others.
  private func fdCall(_ capture: CaptureBuilder) -> CaptureBuilder? {
    switch call {
    case .socket: capture.socket(result ?? fd)
    case .datagramSocket: capture.socket(result ?? fd, type: 2)
    case .connect:
      capture.call(
        "connect", enter: [.fd(fd), .address("10.0.0.2", 80)], exit: [.result(result ?? 0), tuple])
    case .accept: capture.event(code: 246).event(code: 247, [.fd(result ?? fd), tuple, 0, 0, 128])
    case .send: capture.call("sendto", enter: [.fd(fd), 512, tuple], exit: [count, .bytes(message)])
    case .receive: capture.call("recvfrom", enter: [.fd(fd), 512], exit: [count, .bytes(message), tuple])
    case .read: capture.call("read", enter: [.fd(fd), 512], exit: [count, .bytes(message)])
    case .write: capture.call("write", enter: [.fd(fd), 512], exit: [count, .bytes(message)])
    case .close: capture.close(fd, result: result ?? 0)
    case .resolver:
      capture.open("/etc/resolv.conf", fd: fd)
        .read(
          fd, "search shop.svc.cluster.local local\nnameserver 10.0.0.2\noptions ndots:5\n", result: result
        )
        .close(fd)
    case .sources: capture.open("/etc/nsswitch.conf", fd: fd).read(fd, "hosts: files dns\n").close(fd)
    case .socketError:
      capture.call(
        "getsockopt", enter: [],
        exit: [.result(0), .fd(fd), 1, 4, .selected(1, result ?? 0, width: 8), .number(8)])
    case .listen: capture.bind(fd, "0.0.0.0", isAnswer ? 53 : 80).listen(fd)
    case .clone, .exit, .execute, .switchOver, .wait, .poll, .lost, .found: nil
    }
  }

  private func processCall(_ capture: CaptureBuilder) -> CaptureBuilder {
    switch call {
    case .clone: capture.clone(20 + fd, name: "worker")
    case .exit: capture.exit(status: result ?? 0)
    case .execute: capture.execve(isAnswer ? "/usr/bin/curl" : "/usr/sbin/nginx")
    case .switchOver: capture.switchTo(RequestRecipe.threads[(thread + 1) % RequestRecipe.threads.count])
    case .wait: capture.call("nanosleep", enter: [.number(result ?? 1)], exit: [.result(0)])
    case .poll:
      capture.call("poll", enter: [.poll([]), .number(result ?? 5)], exit: [.result(0), .poll([])])
    case .lost: capture.event("drop", .enter, [.number(1)])
    default: capture.event("drop", .exit, [.number(1)])
    }
  }
}
