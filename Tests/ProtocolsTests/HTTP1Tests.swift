import Protocols
import TestSupport
import Testing

@Suite struct HTTP1Tests {
  /// The messages of a conversation that alternates, beginning with the client.
  private func lines(_ texts: String...) -> [String] {
    Hearing(
      texts.enumerated().map {
        ConversationFixture.Buffer(
          bytes: Array($1.replacingLineEnds.utf8), sender: $0.isMultiple(of: 2) ? .client : .server)
      }
    ).lines()
  }

  @Test func `several requests and responses may share a buffer`() {
    #expect(
      lines(
        "GET /a HTTP/1.1\n\nGET /b HTTP/1.1\n\n",
        "HTTP/1.1 200 OK\nContent-Length: 2\n\nokHTTP/1.1 500 Oh\nContent-Length: 0\n\n") == [
          "HTTP/1 client request 1...1 GET /a (19 bytes)", "HTTP/1 client request 1...1 GET /b (19 bytes)",
          "HTTP/1 server response 2...2 200 OK (40 bytes)", "HTTP/1 server response 2...2 500 Oh (38 bytes)",
        ])
  }

  @Test func `an answer to HEAD has no body, whatever it says`() {
    #expect(
      lines(
        "HEAD / HTTP/1.1\n\n", "HTTP/1.1 200 OK\nContent-Length: 999\n\n", "GET / HTTP/1.1\n\n",
        "HTTP/1.1 304 Not Modified\nContent-Length: 999\n\n")
        == [
          "HTTP/1 client request 1...1 HEAD / (19 bytes)", "HTTP/1 server response 2...2 200 OK (40 bytes)",
          "HTTP/1 client request 3...3 GET / (18 bytes)",
          "HTTP/1 server response 4...4 304 Not Modified (50 bytes)",
        ])
  }

  @Test func `a body goes on to its last chunk, and trailers are part of it`() {
    #expect(
      lines(
        "POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n4;x=y\nbody\n0\nTrailer: x\n\n",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n", "", "2\nok\n", "", "0\n\n")
        == [
          "HTTP/1 client request 1...1 POST / (77 bytes)", "HTTP/1 server response 2...6 200 OK (59 bytes)",
        ])
  }

  @Test func `a body without a length ends with the connection`() {
    let lines = lines("GET / HTTP/1.0\n\n", "HTTP/1.0 200 OK\n\nhello", "", " world")
    #expect(lines.last == "HTTP/1 server response 2...4 200 OK (30 bytes)")
  }

  @Test func `a body that is cut short says so`() {
    let lines = lines("GET / HTTP/1.1\n\n", "HTTP/1.1 200 OK\nContent-Length: 100\n\nhello")
    #expect(lines.last == "HTTP/1 server response 2...2 200 OK (45 bytes, cutShort)")
  }

  @Test func `continue is a notice, and the response comes after it`() {
    #expect(
      lines(
        "PUT /x HTTP/1.1\nExpect: 100-continue\nContent-Length: 4\n\n", "HTTP/1.1 100 Continue\n\n", "body",
        "HTTP/1.1 201 Created\nContent-Length: 0\n\n")
        == [
          "HTTP/1 client request 1...3 PUT /x (64 bytes)",
          "HTTP/1 server notice 2...2 100 Continue (25 bytes)",
          "HTTP/1 server response 4...4 201 Created (43 bytes)",
        ])
  }

  @Test func `what follows an upgrade is not read`() {
    let lines = lines(
      "GET /chat HTTP/1.1\nUpgrade: websocket\n\n",
      "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n",
      "GET /not-a-request HTTP/1.1\n\n", "HTTP/1.1 200 Not A Response\n\n")
    #expect(lines.count == 2)
  }

  @Test func `what passes through CONNECT is not read`() {
    let lines = lines("CONNECT web:443 HTTP/1.1\n\n", "HTTP/1.1 200 OK\n\n", "GET / HTTP/1.1\n\n")
    #expect(lines.count == 2)
  }

  @Test func `fields are found in any letters`() throws {
    let request = "GET /a?b HTTP/1.1\nHOST: web\nX-Request-ID:  7 \n\n".replacingLineEnds
    let hearing = Hearing([ConversationFixture.Buffer(bytes: Array(request.utf8), sender: .client)])
    guard case .http(let head) = try #require(hearing.messages.first).detail else { return }
    #expect(head.method == "GET" && head.target == "/a?b" && head.path == "/a" && head.version == "HTTP/1.1")
    #expect(head.value(of: "host") == "web" && head.value(of: "x-request-id") == "7")
    #expect(head.value(of: "hos") == nil && head.value(of: "user-agent") == nil)
  }

  @Test func `behind a gap, the next start line begins a message`() {
    let lost = "POST /a HTTP/1.1\nContent-Le".replacingLineEnds
    let buffers: [ConversationFixture.Buffer] = [
      .init(bytes: Array(lost.utf8), missing: 500, sender: .client),
      .init(bytes: Array("more of the body".utf8), sender: .client),
      .init(bytes: Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8), sender: .server),
      .init(bytes: Array("GET /b HTTP/1.1\r\n\r\n".utf8), sender: .client),
    ]
    #expect(
      Hearing(buffers).lines() == [
        "HTTP/1 client request 1...2 POST /a … (544 bytes, inferred)",
        "HTTP/1 server response 3...3 200 OK (38 bytes)", "HTTP/1 client request 4...4 GET /b (19 bytes)",
      ])
  }
}

extension String {
  /// With line ends as they are on the wire.
  fileprivate var replacingLineEnds: String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
  }
}
