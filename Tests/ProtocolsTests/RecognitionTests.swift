import Events
import Protocols
import TestSupport
import Testing

@Suite struct RecognitionTests {
  @Test func `sides that were guessed wrong are put right`() {
    let request = Array("GET / HTTP/1.1\r\nHost: web\r\n\r\n".utf8)
    let hearing = Hearing([ConversationFixture.Buffer(bytes: request, sender: .server)])
    #expect(hearing.sidesAreSwapped)
    #expect(hearing.lines() == ["HTTP/1 client request 1...1 GET / (29 bytes)"])
  }

  @Test func `a conversation that nobody knows is given up soon`() {
    let noise = (0..<9).map {
      ConversationFixture.Buffer(bytes: [0xFE, UInt8($0), 7, 7, 7, 7, 7], sender: .client)
    }
    #expect(!Hearing(Array(noise.prefix(7))).isUnknown)
    #expect(Hearing(noise).isUnknown)
    #expect(Hearing(noise).progress.isEmpty)
  }

  @Test func `a beginning that comes byte by byte keeps the time of its first one`() {
    let request = Array("GET / HTTP/1.1\r\n\r\n".utf8).map {
      ConversationFixture.Buffer(bytes: [$0], sender: .client)
    }
    #expect(Hearing(request).lines() == ["HTTP/1 client request 1...18 GET / (18 bytes)"])
  }

  @Test func `a query is one by its bytes, and by its port where it is cut`() {
    let query: [UInt8] = [1, 2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, 0x77, 0x65, 0x62, 0, 0, 1, 0, 1]
    let whole = ConversationFixture.Buffer(bytes: query, sender: .client)
    #expect(Hearing([whole], .datagram).protocolName == .dns)
    #expect(Hearing([whole.captured(atMost: 14)], .datagram).protocolName == nil)
    #expect(Hearing([whole.captured(atMost: 14)], .datagram, port: 53).protocolName == .dns)
  }
}
