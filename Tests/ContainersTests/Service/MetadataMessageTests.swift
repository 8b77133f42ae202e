import Testing

@testable import Containers

@Suite struct MetadataMessageTests {
  @Test func `a note has one line, no commands to terminals, and an end`() {
    let line = String(decoding: MetadataMessage.note("a\u{1B}[2Jb\r\nc\u{9B}é").line, as: UTF8.self)
    #expect(line == "note a[2Jbcé\n")
    #expect(MetadataMessage.note(String(repeating: "x", count: 10_000)).line.count < 600)
  }
}
