import Events
import TestSupport
import Testing

@testable import State

@Suite struct SpanTests {
  private static let shell = CaptureBuilder().thread(7, "sh").fd(1, .file("/dev/null"))

  /// What each event is shown as: its name, or nothing where it is hidden.
  private func shown(_ capture: CaptureBuilder) throws -> [String] {
    var names: [String] = []
    try Replay.run(capture) { machine, event in
      let event = machine.interpreted(event)
      let name = EventTable.shared[event.type]?.name ?? "?"
      if !machine.moment.isSilent { names.append((event.type.isEnter ? ">" : "<") + name) }
    }
    return names
  }

  private func openTags(_ capture: CaptureBuilder) throws -> [String]? {
    try Replay.end(capture) { machine in
      machine.spans.open.map { String(decoding: $0.tags, as: UTF8.self).replacing("\0", with: "|") }
    }
  }

  @Test func aWriteOfATracerIsShownAsOneAndItsEnterIsHiddenFromThenOn() throws {
    let capture = Self.shell.write(1, ">:1:a::").write(1, "<:1:a::")
    #expect(try shown(capture) == [">write", ">tracer", "<tracer"])
  }

  @Test func aDescriptorThatCarriesSomethingElseFirstCarriesNoTracers() throws {
    let capture = Self.shell.write(1, "text").write(1, ">:1:a::")
    #expect(try shown(capture) == [">write", "<write", ">write", "<write"])
  }

  @Test func otherTextOnADescriptorOfTracersIsQuoted() throws {
    let capture = Self.shell.write(1, ">:1:a::").write(1, "text")
    #expect(try shown(capture) == [">write", ">tracer", ">tracer"])
    var tags: [UInt8] = []
    try Replay.run(capture) { machine, event in
      if let param = machine.interpreted(event).param(1) { tags = [UInt8](copying: param) }
    }
    #expect(tags == Array("invalid tracer text, len4\0".utf8))
    #expect(try openTags(capture) == ["a|"])
  }

  @Test func aTracerMayComeInPieces() throws {
    let capture = Self.shell.write(1, ">:1:a.").on(8).on(7).write(1, "b:").write(1, ":")
    #expect(try shown(capture) == [">write", ">write", ">write", ">tracer"])
    #expect(try openTags(capture) == ["a|b|"])
  }

  @Test func onlyDevNullCarriesTracersAndItsDuplicatesDo() throws {
    let other = CaptureBuilder().thread(7, "sh").fd(1, .file("/dev/null.txt")).write(1, ">:1:a::")
    #expect(try shown(other) == [">write", "<write"])
    let duplicate = Self.shell.dup(1, to: 5).write(5, ">:1:a::")
    #expect(try shown(duplicate).last == ">tracer")
    let opened = CaptureBuilder().thread(7, "sh").open("/dev/null", fd: 3).write(3, ">:1:a::")
    #expect(try shown(opened).last == ">tracer")
  }

  @Test func aFlaggedWriteIsATracerThoughNothingIsKnownOfItsDescriptor() throws {
    let flagged = CaptureBuilder().thread(7, "sh").event(
      "write", .exit, dumpFlags: 2, [.result(7), .data(">:1:a::")])
    #expect(try shown(flagged) == [">tracer"])
    let malformed = CaptureBuilder().thread(7, "sh").event(
      "write", .exit, dumpFlags: 2, [.result(4), .data("text")])
    #expect(try shown(malformed) == ["<write"])
  }

  @Test func aSpanEndsWithTheTracerThatHasItsIdAndTags() throws {
    let begun = Self.shell.write(1, ">:1:a::").write(1, ">:1:a.b::").write(1, ">:2:a.b::")
    #expect(try openTags(begun) == ["a|b|", "a|b|", "a|"])
    #expect(try openTags(begun.write(1, "<:1:b::")) == ["a|b|", "a|b|", "a|"])
    #expect(try openTags(begun.write(1, "<:1:a::").write(1, "<:2:a.b::")) == ["a|b|"])
  }

  @Test func theParentOfASpanHasItsTagsButTheLast() throws {
    let capture = Self.shell.write(1, ">:1:a::").write(1, ">:1:a.b::").write(1, ">:2:a.b.c::").write(
      1, ">:1:a.b.c::")
    let starts = try Replay.end(capture) { machine in
      machine.spans.open.map { machine.spans.parent(of: $0).map { [UInt8]($0.tags) } }
    }
    #expect(starts == [Array("a\0b\0".utf8), nil, Array("a\0".utf8), nil])
  }

  @Test func ofTooManyOpenSpansTheFirstAreForgotten() throws {
    var capture = Self.shell
    for number in 1...200 { capture = capture.write(1, ">:\(number):a::") }
    let ids = try Replay.end(capture) { machine in machine.spans.open.map(\.id) }
    #expect(ids == Array((73...200).reversed()))
  }

  @Test func aSectionBeginsWithoutSpans() throws {
    let capture = Self.shell.write(1, ">:1:a::").nextSection().thread(7, "sh").generic(39)
    #expect(try openTags(capture) == [])
  }

  @Test func whatIsNeverCompletedIsGivenUp() throws {
    let piece = ">:1:" + String(repeating: "a", count: 40_000)
    let capture = Self.shell.write(1, piece).write(1, piece).write(1, ">:1:a::")
    #expect(try openTags(capture) == ["a|"])
  }
}
