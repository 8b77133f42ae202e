import CKernel
import Testing

@testable import Live

/// Calls about sockets, as the kernel's side tells of them.
@Suite struct SocketEncodingTests {
  /// A `struct sockaddr_in`.
  static func v4(_ address: [UInt8], _ port: UInt16) -> [UInt8] {
    [2, 0, UInt8(port >> 8), UInt8(port & 0xFF)] + address + [UInt8](repeating: 0, count: 8)
  }

  /// A `struct sockaddr_in6` of `::n`.
  static func v6(_ last: UInt8, _ port: UInt16) -> [UInt8] {
    [10, 0, UInt8(port >> 8), UInt8(port & 0xFF), 0, 0, 0, 0] + [UInt8](repeating: 0, count: 15) + [
      last, 0, 0, 0, 0,
    ]
  }

  static func socket(v4 local: (UInt8, UInt8, UInt8, UInt8), _ port: UInt16) -> SocketSegment {
    var socket = SocketSegment()
    (socket.family, socket.local_port) = (2, port)
    (socket.local.0, socket.local.1, socket.local.2, socket.local.3) = local
    return socket
  }

  static func unixSocket(_ own: UInt64, peer: UInt64) -> SocketSegment {
    var socket = SocketSegment()
    (socket.family, socket.sock, socket.peer) = (1, own, peer)
    return socket
  }

  @Test func connectingTellsOfBothEnds() throws {
    let connect = RecordBytes.call(42, [3, 0x7000, 16], result: -115) {
      $0.data(1, Self.v4([93, 184, 216, 34], 443))
      $0.append(.socket, 0, Self.socket(v4: (10, 0, 0, 1), 50000))
    }
    try EncodedLines.expect(
      [.call(41, [2, 1, 0], result: 3), connect],
      [
        "> socket domain=2(AF_INET) type=1 proto=0", "< socket fd=3(<4>)",
        "> connect fd=3(<4>) addr=93.184.216.34:443",
        "< connect res=-115(EINPROGRESS) tuple=10.0.0.1:50000->93.184.216.34:443",
      ])
  }

  @Test func bindingToAnIPv6Address() throws {
    let bind = RecordBytes.call(49, [3, 0x7000, 28], result: 0) { $0.data(1, Self.v6(1, 8080)) }
    try EncodedLines.expect(
      [.call(41, [10, 2, 0], result: 3), bind],
      [
        "> socket domain=10(AF_INET6) type=2 proto=0", "< socket fd=3(<6>)", "> bind fd=3(<6>)",
        "< bind res=0 addr=::1:8080",
      ])
  }

  @Test func acceptingTellsHowFullTheQueueIs() throws {
    var accepted = Self.socket(v4: (10, 0, 0, 1), 80)
    accepted.remote_port = 40000
    (accepted.remote.0, accepted.remote.1, accepted.remote.2, accepted.remote.3) = (10, 0, 0, 2)
    var listening = Self.socket(v4: (10, 0, 0, 1), 80)
    (listening.backlog, listening.backlog_max) = (3, 12)
    let accept = RecordBytes.call(288, [3, 0, 0, 0o2_000_000], result: 5) {
      $0.append(.socket, UInt8(ARGUMENT_RESULT), accepted)
      $0.append(.socket, 0, listening)
    }
    try EncodedLines.expect(
      [accept],
      [
        "> accept flags=80000",
        "< accept fd=5(<4t>10.0.0.2:40000->10.0.0.1:80) tuple=10.0.0.2:40000->10.0.0.1:80 queuepct=25 queuelen=3 queuemax=12",
      ])
  }

  @Test func datagramsHaveAnAddressEach() throws {
    let own = Self.socket(v4: (127, 0, 0, 1), 5000)
    let sent = RecordBytes.call(44, [3, 0x7000, 5, 0, 0x7100, 16], result: 5) {
      $0.data(4, Self.v4([127, 0, 0, 53], 53))
      $0.append(.socket, 0, own)
      $0.data(1, "hello")
    }
    let received = RecordBytes.call(45, [3, 0x7000, 512, 0, 0x7100, 0x7200], result: 2) {
      $0.data(1, "ok")
      $0.data(4, Self.v4([127, 0, 0, 53], 53))
      $0.append(.socket, 0, own)
    }
    try EncodedLines.expect(
      [.call(41, [2, 2, 0], result: 3), sent, received],
      [
        "> socket domain=2(AF_INET) type=2 proto=0", "< socket fd=3(<4>)",
        "> sendto fd=3(<4>) size=5 tuple=127.0.0.1:5000->127.0.0.53:53", "< sendto res=5 data=hello",
        "> recvfrom fd=3(<4u>127.0.0.1:5000->127.0.0.53:53) size=512",
        "< recvfrom res=2 data=ok tuple=127.0.0.53:53->127.0.0.1:5000",
      ])
  }

  @Test func unixSocketsHaveAddressesAndAPath() throws {
    let name: [UInt8] = [1, 0, 0] + Array("abstract".utf8)
    let connect = RecordBytes.call(42, [3, 0x7000, 11], result: 0) {
      $0.data(1, name)
      $0.append(.socket, 0, Self.unixSocket(0xFFFF_8800_0000_1000, peer: 0xFFFF_8800_0000_2000))
    }
    let pair = RecordBytes.call(53, [1, 1, 0, 0x7000], result: 0) {
      $0.numbers(3, [Int32(4), 5])
      $0.append(.socket, 3, Self.unixSocket(0xAA, peer: 0xBB))
    }
    try EncodedLines.expect(
      [connect, pair],
      [
        "> connect fd=3 addr=@abstract",
        "< connect res=0 tuple=ffff880000002000->ffff880000001000 @abstract",
        "> socketpair domain=1(AF_LOCAL) type=1 proto=0",
        "< socketpair res=0 fd1=4(<u>) fd2=5(<u>) source=AA peer=BB",
      ])
  }

  @Test func aMessageIsGatheredAndHasATuple() throws {
    var message = MessageSegment()
    message.total = 8
    let sent = RecordBytes.call(46, [3, 0x7000], result: 8) {
      $0.append(.message, 1, message)
      $0.append(segment: .messageName, argument: 1, Self.v4([10, 1, 1, 1], 9))
      $0.append(segment: .messageData, argument: 1, Array("onethree".utf8))
      $0.append(.socket, 0, Self.socket(v4: (10, 0, 0, 1), 7))
    }
    message.total = 100
    let received = RecordBytes.call(47, [3, 0x7000], result: 4) {
      $0.append(.message, 1, message)
      $0.append(segment: .messageData, argument: 1, Array("pong".utf8), fullLength: 100)
      $0.append(.socket, 0, Self.socket(v4: (10, 0, 0, 1), 7))
    }
    try EncodedLines.expect(
      [sent, received],
      [
        "> sendmsg fd=3 size=8 tuple=10.0.0.1:7->10.1.1.1:9", "< sendmsg res=8 data=onethree",
        "> recvmsg fd=3", "< recvmsg res=4 size=4 data=pong tuple=NULL",
      ])
  }

  @Test func everyMessageOfSendmmsgHasAnExit() throws {
    let own = Self.socket(v4: (10, 0, 0, 1), 7)
    let sent = RecordBytes.call(307, [3, 0x7000, 3, 0], result: 2) { bytes in
      for (index, text) in ["one", "three"].enumerated() {
        var message = MessageSegment()
        (message.total, message.transferred) = (UInt64(text.utf8.count), UInt32(text.utf8.count))
        bytes.append(.message, 1, index: UInt32(index), message)
        bytes.append(
          segment: .messageName, argument: 1, index: UInt32(index), Self.v4([10, 1, 1, UInt8(index)], 9))
        bytes.append(segment: .messageData, argument: 1, index: UInt32(index), Array(text.utf8))
      }
      bytes.append(.socket, 0, own)
    }
    try EncodedLines.expect(
      [sent, .call(299, [3, 0x7000, 3, 0], result: -11)],
      [
        "> sendmmsg", "< sendmmsg res=3 fd=3 size=3 data=one tuple=10.0.0.1:7->10.1.1.0:9",
        "< sendmmsg res=5 fd=3 size=5 data=three tuple=10.0.0.1:7->10.1.1.1:9", "> recvmmsg",
        "< recvmmsg res=-11(EAGAIN) fd=3 size=0 data= tuple=NULL msgcontrol=",
      ])
  }

  @Test func messagesThatWereNotCopiedAreNotedAsLost() throws {
    let sent = RecordBytes.call(307, [3, 0x7000, 70, 0], result: 70) { bytes in
      for index in 0..<64 as Range<UInt32> {
        bytes.append(.message, 1, index: index, MessageSegment())
        bytes.append(segment: .messageData, argument: 1, index: index, [])
      }
    }
    let message = "< sendmmsg res=0 fd=3 size=0 data= tuple=NULL"
    try EncodedLines.expect(
      [sent],
      ["> sendmmsg"] + Array(repeating: message, count: 64) + ["> drop ratio=6", "< drop ratio=6"])
  }

  @Test func optionsHaveTheKindOfTheirName() throws {
    let reuse = RecordBytes.call(54, [3, 1, 2, 0x7000, 4], result: 0) { $0.numbers(3, [UInt32(1)]) }
    let timeout = RecordBytes.call(54, [3, 1, 20, 0x7000, 16], result: 0) {
      $0.numbers(3, [UInt64(2), 500_000])
    }
    let failure = RecordBytes.call(55, [3, 1, 4, 0x7000, 0x7100], result: 0) {
      $0.numbers(3, [UInt32(111)])
      $0.numbers(4, [UInt32(4)])
    }
    try EncodedLines.expect(
      [reuse, timeout, failure],
      [
        "> setsockopt",
        "< setsockopt res=0 fd=3 level=1(SOL_SOCKET) optname=2(SO_REUSEADDR) val=1 optlen=4",
        "> setsockopt",
        "< setsockopt res=0 fd=3 level=1(SOL_SOCKET) optname=20(SO_RCVTIMEO) val=2500000000(2.5s) optlen=16",
        "> getsockopt",
        "< getsockopt res=0 fd=3 level=1(SOL_SOCKET) optname=4(SO_ERROR) val=-111(ECONNREFUSED) optlen=4",
      ])
  }
}
