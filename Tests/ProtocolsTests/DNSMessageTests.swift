import Events
import Protocols
import TestSupport
import Testing

@Suite struct DNSMessageTests {
  typealias DNSMessage = Protocols.DNSMessage

  private func messages(of fixture: String) throws -> [DNSMessage] {
    Hearing(try #require(ConversationFixture.named(fixture))).messages.compactMap {
      if case .dns(let message) = $0.detail { message } else { nil }
    }
  }

  private func message(_ bytes: [UInt8]) throws -> DNSMessage {
    let message = DNSMessage(bytes.rawSpan)
    return try #require(message)
  }

  private func answer(_ type: DNSType) throws -> DNSRecord {
    let answers = try messages(of: "dns-records").filter { $0.questions.first?.type == type && $0.isResponse }
    return try #require(answers.first?.records(in: .answer).first)
  }

  @Test func `records are read as what their types say`() throws {
    #expect(try answer(.aaaa).data == .address(IPAddress(v6High: 0xFD00 << 48, low: 0x20)))
    #expect(try answer(.ptr).data == .name("web.shop.test."))
    #expect(try answer(.mx).data == .mailExchange(preference: 10, "mail.shop.test."))
    #expect(try answer(.txt).data == .text(["v=spf1 -all", "second text"]))
    #expect(try answer(.srv).data == .server(priority: 0, weight: 100, port: 80, target: "web.shop.test."))
    #expect(
      try answer(.caa).data == .certificationAuthority(flags: 0, tag: "issue", value: "ca.example"))
    guard case .service(let binding) = try answer(.https).data else {
      Issue.record("no service binding")
      return
    }
    #expect(binding.target == "." && binding.priority == 1 && binding.applicationProtocols == ["h2", "h3"])
  }

  @Test func `of a datagram no more is kept than of a frame`() throws {
    let question = TestSupport.DNSMessage.question("web.shop.test", id: 7)
    let bytes = question + [UInt8](repeating: 0, count: 60_000)
    let conversation = Conversation(.datagram, serverPort: 53)
    var progress: [Progress] = []
    let instant = Instant(event: 1, time: Timestamp(rawValue: 1))
    conversation.take(bytes.rawSpan, from: .client, at: instant, into: &progress)
    guard case .begins(let asked) = progress.first, case .dns(let message) = asked.detail else {
      Issue.record("no question")
      return
    }
    #expect(message.questions.first?.name == "web.shop.test.")
    #expect(message.byteCount <= 4096 && asked.byteCount == bytes.count && asked.isTruncated)
  }

  @Test func `an answer without records has the zone's authority`() throws {
    let message = try #require(messages(of: "dns-records").first { $0.responseCode == .noSuchName })
    #expect(message.records(in: .answer).isEmpty && message.isFailure)
    guard case .startOfAuthority(let authority) = message.records(in: .authority).first?.data else {
      Issue.record("no authority")
      return
    }
    #expect(authority.server == "ns.shop.test." && authority.serial == 7 && authority.minimum == 60)
    #expect(message.flags.isSuperset(of: [.response, .authoritative, .recursionAvailable]))
  }

  @Test func `a server says by EDNS what kept it from answering`() throws {
    let failed = try #require(messages(of: "dns-extended-error").first { $0.isResponse })
    #expect(failed.responseCode == .refused)
    #expect(failed.edns?.error?.code == 14)
    let query = try #require(messages(of: "dns-extended-error").first)
    #expect(query.edns?.payloadSize == 1232 && query.edns?.cookie?.count == 8)
    #expect(query.questions.first?.name == "web.dead.test.")
  }

  @Test func `an answer has the key of its question, whatever its letters`() throws {
    let query: [UInt8] = [7, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, 0x57, 0x65, 0x62, 0, 0, 1, 0, 1]
    var answer = query
    answer[2] = 0x81
    answer[13] = 0x77
    let key = try message(query).key
    #expect(try message(answer).key == key)
    answer[18] = 28
    #expect(try message(answer).key != key)
  }

  @Test func `pointers that lead forward or around are no names`() throws {
    for pointer: [UInt8] in [[0xC0, 12], [0xC0, 14], [0xC0, 0xFF], [3, 0x77, 0x65, 0x62, 0xC0, 12]] {
      let bytes = [7, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + pointer + [0, 1, 0, 1]
      #expect(try message(bytes).questions.isEmpty)
    }
  }

  @Test func `a name is at most 255 octets long`() throws {
    for (labels, isName) in [(127, true), (128, false)] {
      let name: [UInt8] = Array(repeating: [1, 0x61], count: labels).flatMap(\.self) + [0]
      let bytes = [7, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] + name + [0, 1, 0, 1]
      #expect(try message(bytes).questions.isEmpty != isName)
    }
  }

  @Test func `an answer that does not fit says so`() throws {
    let message = try #require(messages(of: "dns-truncated").last)
    #expect(message.flags.contains(.truncated))
  }
}
