import Testing

@testable import Events

@Suite struct IPAddressTests {
  @Test func `text is read as inet_pton reads it`() {
    #expect(IPAddress("127.0.0.1") == IPAddress(v4: 0x7F00_0001))
    #expect(IPAddress("127.0.0.1")?.v4 == 0x7F00_0001)
    #expect(IPAddress("fd00::7") == IPAddress(v6High: 0xFD00 << 48, low: 7))
    #expect(IPAddress("fd00::7")?.v4 == nil)
    for text in ["", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1..2.3", "1.2.3.+4", "1.2.3.04", "::1::", "None"] {
      #expect(IPAddress(text) == nil, "\(text)")
    }
  }
}
