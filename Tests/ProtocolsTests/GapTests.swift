import Protocols
import TestSupport
import Testing

/// What short buffers leave of conversations, as `-s` makes them.
@Suite struct GapTests {
  private func lines(_ fixture: String, captured count: Int, port: UInt16? = nil) throws -> [String] {
    let fixture = try #require(ConversationFixture.named(fixture))
    return Hearing(
      fixture.buffers.map { $0.captured(atMost: count) }, fixture.transport, port: port ?? fixture.port
    )
    .lines()
  }

  @Test func `the requests of a keep-alive connection are all there`() throws {
    let requests = try lines("http1-etcd-v2", captured: 80).filter { $0.contains(" request ") }
    #expect(requests.count == 4 && requests.allSatisfy { $0.contains("GET /v2/keys/skydns/local/") })
    let responses = try lines("http1-etcd-v2", captured: 80).filter { $0.contains(" response ") }
    #expect(responses.map { $0.contains("404 Not Found") } == [true, true, true, false])
  }

  @Test func `statements and answers of a database keep their turns`() throws {
    let whole = try #require(ConversationFixture.named("postgres"))
    let messages = Hearing(whole).messages
    let short = Hearing(whole.buffers.map { $0.captured(atMost: 40) }, port: 5432).messages
    #expect(short.map(\.role) == messages.map(\.role))
    #expect(short.map(\.first) == messages.map(\.first) && short.map(\.last) == messages.map(\.last))
  }

  @Test func `answers of MySQL keep their turns`() throws {
    let whole = try #require(ConversationFixture.named("mysql"))
    let messages = Hearing(whole).messages
    let short = Hearing(whole.buffers.map { $0.captured(atMost: 30) }, port: 3306).messages
    #expect(short.map(\.role) == messages.map(\.role) && short.map(\.last) == messages.map(\.last))
  }

  @Test func `a greeting of TLS that is cut does not say more than it shows`() throws {
    let lines = try lines("tls-13", captured: 80)
    #expect(lines.first == "TLS client request 1...1 ClientHello … (260 bytes)")
    #expect(lines.dropFirst().first == "TLS server response 2...2 ServerHello, TLS 1.3 … (127 bytes)")
  }

  @Test func `joined in the middle, HTTP/2 says what it cannot know`() throws {
    let whole = try #require(ConversationFixture.named("grpc-unimplemented"))
    let hearing = Hearing(Array(whole.buffers.dropFirst(4)), port: 2379)
    #expect(hearing.protocolName == .http2)
    let request = try #require(hearing.messages.first { $0.role == .request })
    #expect(request.isTruncated && request.summary.hasSuffix("…"))
    guard case .http(let head) = request.detail else { return }
    #expect(head.value(of: "content-type") == nil)
  }

  @Test func `an answer that goes on behind a gap lasts until the next request`() throws {
    let text = { (text: String) in Array(text.utf8) }
    let query: [UInt8] = [0x51, 0, 0, 0, 13] + text("select 1\0")
    let rows: [UInt8] = [0x44, 0, 0, 0, 11, 0, 1, 0, 0, 0, 1, 0x31]
    let buffers: [ConversationFixture.Buffer] = [
      .init(bytes: query, sender: .client), .init(bytes: rows, missing: 5_000, sender: .server),
      .init(bytes: [], missing: 4_000, sender: .server), .init(bytes: query, sender: .client),
    ]
    #expect(
      Hearing(buffers, port: 5432).lines() == [
        "PostgreSQL client request 1...1 Query select 1 (14 bytes)",
        "PostgreSQL server response 2...3 answer (9012 bytes, inferred)",
        "PostgreSQL client request 4...4 Query select 1 (14 bytes)",
      ])
  }
}
