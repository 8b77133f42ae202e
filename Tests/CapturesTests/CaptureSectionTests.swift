import Events
import TestSupport
import Testing

@testable import Captures

/// Reading the sections of a capture one by one, as if each were a capture of its own.
@Suite struct CaptureSectionTests {
  /// Sections of three machines: a long one, so that there are places to begin at within it, and two short ones.
  private static let parts: [[UInt8]] = [
    noise(seed: 3, count: 60_000), CaptureBuilder().thread(8, "dog").open("/b", fd: 3).bytes,
    CaptureBuilder().thread(9, "cow").open("/c", fd: 3).open("/d", fd: 4).bytes,
  ]

  private static func noise(seed: UInt64, count: Int) -> [UInt8] {
    var builder = CaptureBuilder().thread(7, "cat")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<count {
      builder.append(7, [60, .bytes((0..<20).map { _ in UInt8.random(in: 0...255, using: &generator) })])
    }
    return builder.bytes
  }

  private static let layouts: [String: [UInt8]] = [
    "plain": parts.flatMap { $0 },
    "members": parts.flatMap { Gzip.member($0) },
    "one member": Gzip.member(parts.flatMap { $0 }),
    "frames": parts.flatMap { Zstd.frames($0, ofEach: 400_000) },
  ]

  private func events(_ path: String, _ section: CaptureSection) throws -> [EventCopy] {
    var log = RecordLog()
    var reader = try CaptureReader(path: path)
    try reader.read(only: section)
    var events: [EventCopy] = []
    while let event = try reader.next(informing: &log) { events.append(EventCopy(event)) }
    return events
  }

  @Test(arguments: ["plain", "members", "one member", "frames"])
  func eachSectionIsReadAsIfItWereAlone(layout: String) throws {
    let file = TemporaryFile(try #require(Self.layouts[layout]))
    let sections = try CaptureSection.all(in: file.path)
    try #require(sections.count == 3)
    for (section, part) in zip(sections, Self.parts) {
      #expect(try events(file.path, section) == CaptureContents(part).events)
    }
  }

  @Test func whatStandsBeforeASectionIsNotInflatedAgain() throws {
    let file = TemporaryFile(try #require(Self.layouts["members"]))
    let sections = try CaptureSection.all(in: file.path)
    let distances = sections.dropFirst().map { $0.range.lowerBound - ($0.point?.offset ?? 0) }
    #expect(Self.parts[0].count > 3 << 20 && distances.allSatisfy { $0 < 3 << 19 })
  }

  @Test(arguments: ["plain", "members", "frames"])
  func whatWasCutOffIsToldByTheLastSectionAlone(layout: String) throws {
    let bytes = try #require(Self.layouts[layout])
    let file = TemporaryFile(Array(bytes.dropLast(30)))
    let sections = try CaptureSection.all(in: file.path)
    // A frame that is cut off has nothing.
    try #require(sections.count == (layout == "frames" ? 2 : 3))
    for (section, part) in zip(sections.dropLast(), Self.parts) {
      #expect(try events(file.path, section) == CaptureContents(part).events)
    }
    #expect(throws: CaptureError.self) { try events(file.path, try #require(sections.last)) }
  }

  @Test func damageEndsTheSectionThatItIsIn() throws {
    var bytes = try #require(Self.layouts["plain"])
    // The length of the second section's second block.
    let start = Self.parts[0].count + 28
    for index in start + 4..<start + 8 { bytes[index] = 0xFF }
    let file = TemporaryFile(bytes)
    let sections = try CaptureSection.all(in: file.path)
    try #require(sections.count == 2)
    #expect(try events(file.path, sections[0]).count == 60_000)
    #expect(throws: CaptureError.self) { try events(file.path, sections[1]) }
  }

  @Test func aFileThatIsNoCaptureIsOneSection() throws {
    for bytes: [UInt8] in [[], [1, 2, 3], Array("no capture at all".utf8), [0x1F, 0x8B, 0x08]] {
      let file = TemporaryFile(bytes)
      #expect(try CaptureSection.all(in: file.path).map(\.range) == [0..<UInt64.max])
    }
    #expect(throws: CaptureError.self) { try CaptureSection.all(in: "/nonexistent/a.scap") }
  }
}
