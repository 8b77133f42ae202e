import Events
import Protocols
import TestSupport
import Testing

/// Messages that servers and clients rarely send, and those that only somebody sends who means harm.
@Suite struct OddMessageTests {
  private func client(_ bytes: [UInt8]) -> ConversationFixture.Buffer { .init(bytes: bytes, sender: .client) }
  private func server(_ bytes: [UInt8]) -> ConversationFixture.Buffer { .init(bytes: bytes, sender: .server) }
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  // MARK: Redis

  @Test(arguments: ["%-9223372036854775808", "*9223372036854775807", "$-9223372036854775808", "%1073741824"])
  func `a count that nobody sends is lost, not trusted`(answer: String) {
    let hearing = Hearing([client(bytes("*1\r\n$4\r\nPING\r\n")), server(bytes("\(answer)\r\n"))])
    #expect(hearing.messages.first?.summary == "PING")
  }

  @Test func `of many arguments the first are told, each by itself`() {
    let keys = (1...20).map { "key\($0)" }
    let command = (["DEL"] + keys).map { "$\($0.utf8.count)\r\n\($0)\r\n" }.joined()
    let hearing = Hearing([client(bytes("*21\r\n\(command)")), server(bytes(":20\r\n"))])
    #expect(hearing.messages.first?.summary == "DEL \(keys.prefix(15).joined(separator: " ")) …")
  }

  // MARK: DNS

  /// Two bytes that lead to a place further ahead.
  private func pointer(to place: Int) -> [UInt8] { [0xC0 | UInt8(place >> 8), UInt8(place & 0xFF)] }

  @Test func `a name goes through no more pointers than there could be labels`() throws {
    // Behind the header a root, and then pointers, each to the one before.
    func message(pointers: Int) -> [UInt8] {
      var bytes: [UInt8] = [0, 1, 0x81, 0x80, 0, 0, 0, 1, 0, 0, 0, 0]
      // An owner that is the root, of type NULL, whose data hold the pointers.
      let data =
        [UInt8](repeating: 0, count: 1)
        + (0..<pointers).flatMap { place in
          pointer(to: place == 0 ? 23 : 24 + 2 * (place - 1))
        }
      bytes += [0, 0, 10, 0, 1, 0, 0, 0, 0, UInt8(data.count >> 8), UInt8(data.count & 0xFF)] + data
      bytes[7] = 2
      return bytes + pointer(to: 24 + 2 * (pointers - 1)) + [0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 10, 0, 0, 1]
    }
    func names(_ bytes: [UInt8]) -> Int {
      Protocols.DNSMessage(bytes.rawSpan)?.records(in: .answer).count ?? 0
    }
    #expect(names(message(pointers: 100)) == 2)
    #expect(names(message(pointers: 200)) == 1)
  }

  // MARK: FastCGI

  private func record(_ kind: UInt8, _ id: Int, _ content: [UInt8] = []) -> [UInt8] {
    [1, kind, UInt8(id >> 8), UInt8(id & 0xFF), UInt8(content.count >> 8), UInt8(content.count & 0xFF), 0, 0]
      + content
  }

  private let method: [UInt8] = [14, 3] + Array("REQUEST_METHODGET".utf8)

  @Test func `requests whose end was missed do not keep later ones away`() {
    let buffers = (1...600).flatMap { id in
      [
        client(record(1, id, [0, 1, 0, 0, 0, 0, 0, 0]) + record(4, id, method) + record(4, id)),
        server(
          record(6, id, bytes("Status: 200 OK\r\n\r\n")) + record(3, id, [UInt8](repeating: 0, count: 8))),
      ]
    }
    let messages = Hearing(buffers, port: 9000).messages
    #expect(messages.filter { $0.role == .request }.count == 600)
    #expect(messages.filter { $0.role == .response }.count == 600)
  }

  @Test func `an aborted request is over, and a second end of its parameters begins nothing`() {
    let begin = record(1, 1, [0, 1, 0, 0, 0, 0, 0, 0]) + record(4, 1, method)
    let hearing = Hearing(
      [
        client(begin + record(4, 1) + record(4, 1) + record(2, 1)),
        client(begin + record(4, 1) + record(5, 1)),
      ],
      port: 9000)
    #expect(hearing.lines(withEvents: false).count == 2)
    #expect(hearing.endings.map(\.1) == [.cutShort, .whole])
  }

  // MARK: MySQL

  private func packet(_ number: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [UInt8(payload.count), 0, 0, number] + payload
  }

  /// `COM_STMT_PREPARE`, and an answer with a parameter and two columns, with or without an EOF behind each kind.
  private func preparing(ends: Bool, login: [ConversationFixture.Buffer]) -> Hearing {
    let definition = bytes("\u{3}def")
    let end: [UInt8] = [0xFE, 0, 0, 2, 0]
    let packets: [[UInt8]] =
      [[0, 1, 0, 0, 0, 2, 0, 1, 0, 0, 0, 0], definition] + (ends ? [end] : []) + [definition, definition]
      + (ends ? [end] : [])
    let answer = packets.enumerated().flatMap { packet(UInt8($0 + 1), $1) }
    return Hearing(
      login + [client(packet(0, [0x16] + bytes("select ?, 1"))), server(answer)], port: 3306)
  }

  /// A greeting, and a login with flags of what the client can.
  private func login(_ flags: UInt32) -> [ConversationFixture.Buffer] {
    let capabilities = (0..<4).map { UInt8(truncatingIfNeeded: flags >> ($0 * 8)) }
    return [
      server(packet(0, [10] + bytes("8.0.36\0") + [UInt8](repeating: 1, count: 40))),
      client(packet(1, capabilities + [UInt8](repeating: 0, count: 28) + bytes("root\0"))),
      server(packet(2, [0, 0, 0, 2, 0, 0, 0])),
    ]
  }

  @Test(arguments: [(true, UInt32(0xA285)), (false, 0x100_A285)])
  func `an answer to PREPARE ends, with ends of definitions and without`(ends: Bool, flags: UInt32) {
    let hearing = preparing(ends: ends, login: login(flags))
    let last = hearing.endings.last
    #expect(last?.0.summary == "prepared" && last?.1 == .whole)
    #expect(last?.0.byteCount == (ends ? 16 + 3 * 8 + 2 * 9 : 16 + 3 * 8))
  }

  @Test(arguments: [true, false])
  func `an answer to PREPARE ends where the login was not seen`(ends: Bool) {
    let ending = preparing(ends: ends, login: []).endings.last
    #expect(ending?.0.summary == "prepared" && ending?.1 == .whole)
  }

  // MARK: HTTP/2

  private func frame(_ kind: UInt8, flags: UInt8, stream: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [0, 0, UInt8(payload.count), kind, flags, 0, 0, 0, stream] + payload
  }

  @Test func `a second answer on a stream ends as well`() {
    // By the numbers of the static table: GET / by http, 200.
    let request = frame(1, flags: 4, stream: 1, [0x82, 0x84, 0x86])
    let answer = frame(1, flags: 5, stream: 1, [0x88])
    let second = frame(1, flags: 4, stream: 1, [0x88])
    let hearing = Hearing(
      [
        client(bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") + frame(4, flags: 0, stream: 0, []) + request),
        server(answer + second), client(frame(0, flags: 1, stream: 1, [])),
      ], port: 80)
    let begun = hearing.progress.filter { if case .begins = $0 { true } else { false } }
    #expect(begun.count == 3 && hearing.endings.count == 3)
  }

  // MARK: Switching to TLS

  /// The first message of TLS that a fixture has.
  private func hello() throws -> [UInt8] {
    try #require(ConversationFixture.named("tls-13")?.buffers.first { $0.sender == .client }).bytes
  }

  @Test func `a hello that came with the wish to encrypt is read`() throws {
    let flags: [UInt8] = [0x85, 0xAA, 0, 0]
    let wish = packet(1, flags + [UInt8](repeating: 0, count: 28))
    let hearing = Hearing([login(0)[0], client(wish + (try hello()))], port: 3306)
    #expect(hearing.messages.contains { $0.summary.hasPrefix("ClientHello") })
  }
}
