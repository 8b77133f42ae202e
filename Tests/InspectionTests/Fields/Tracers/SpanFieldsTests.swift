import Captures
import Events
import Inspection
import State
import TestSupport
import Testing

@Suite struct SpanFieldsTests {
  /// `sh` copies a file, in a span within a span, and starts `cp`, which has the number 9.
  private static let script = CaptureBuilder()
    .thread(7, "sh", parent: 1).fd(1, .file("/dev/null")).thread(9, "cp", parent: 7).thread(
      20, "other", parent: 1
    )
    .thread(8, "sh", process: 7, parent: 1).on(7)
    .write(1, ">:1:backup:to=/mnt:").write(1, ">:1:backup.copy:file=a,size=7:").wait(3_000_000)
    .on(7).generic(39).on(8, process: 7).generic(39).on(9).generic(39).on(20).generic(39)
    .on(7).write(1, "<:1:backup.copy:status=0:").write(1, "<:1:backup::").generic(39)

  private static func lines(_ format: String) throws -> [String] { try script.lines("%evt.dir " + format) }

  /// Threads and names of the events that pass.
  private func found(_ filter: String, in capture: CaptureBuilder = script) throws -> [String] {
    let file = TemporaryFile(capture)
    var reader = try CaptureReader(path: file.path)
    var machine = Machine()
    var filter = try Filter(filter, interning: &machine.strings)
    var found: [String] = []
    while let event = try reader.next(informing: &machine) {
      machine.apply(event)
      let event = machine.interpreted(event)
      guard filter.matches(event, machine), !machine.moment.isSilent else { continue }
      found.append("\(event.thread.rawValue) \(EventTable.shared[event.type]?.name ?? "?")")
    }
    return found
  }

  @Test func aTracerIsPrintedByItsTagsAndArguments() throws {
    let lines = try Self.script.lines("%evt.dir %evt.type %evt.args")
    #expect(
      lines.filter { $0.contains("tracer") } == [
        "> tracer id=1 tags=backup args=to:/mnt ", "> tracer id=1 tags=backup.copy args=file:a,size:7 ",
        "< tracer id=1 tags=backup.copy args=status:0 ", "< tracer id=1 tags=backup args= ",
      ])
  }

  @Test(arguments: [
    (
      "%span.id %span.tags %span.ntags",
      ["> 1 backup 1", "> 1 backup.copy 2", "< 1 backup.copy 2", "< 1 backup 1"]
    ),
    ("%span.tag[-1] %span.tag[0]", ["> backup backup", "> copy backup", "< copy backup", "< backup backup"]),
    ("%span.tag[1]", ["> copy", "< copy"]), ("%span.tag[-2]", ["> backup", "< backup"]),
    ("%span.args", ["> to=/mnt", "> file=a,size=7", "< status=0", "< "]),
    ("%span.arg.size", ["> 7"]), ("%span.arg[-1]", ["> /mnt", "> 7", "< 0"]), ("%span.arg.status", ["< 0"]),
    ("%span.enterargs", ["> to=/mnt", "> file=a,size=7", "< file=a,size=7", "< to=/mnt"]),
    ("%span.enterarg[0] %span.nargs", ["> /mnt 1", "> a 2", "< a 2", "< /mnt 1"]),
    ("%span.duration %span.duration.human", ["< 3010000 3.01ms", "< 3014000 3.01ms"]),
    ("%span.duration.fortag[1]", ["< 3010000"]),
    (
      "%span.count %span.count.fortag[0] %span.childcount.fortag[0]",
      ["> 0 0 0", "> 0 0 0", "< 1 0 1", "< 1 1 0"]
    ),
    ("%span.idtag[1]", ["> 1", "> 1copy", "< 1copy", "< 1"]),
  ])
  func theFieldsOfSpansAreThoseOfTracers(format: String, expected: [String]) throws {
    #expect(try Self.lines(format) == expected)
  }

  @Test func theBeginningsOfASpanAndOfTheOneAroundItAreTimes() throws {
    let times = try Self.script.lines("%evt.rawtime %span.rawtime %span.rawparenttime")
    #expect(times.count == 2)
    let words = try #require(times.last).split(separator: " ").compactMap { UInt64($0) }
    #expect(words.count == 3 && words[0] - words[1] == 3_010_000 && words[1] - words[2] == 2_000)
  }

  @Test(arguments: [
    ("evtin.span.tags=backup.copy", ["7 syscall", "7 syscall", "7 tracer"]),
    ("evtin.span.tags=backup", ["7 tracer", "7 syscall", "7 syscall", "7 tracer", "7 tracer"]),
    (
      "evtin.span.p.tag[1]=copy",
      ["7 syscall", "7 syscall", "8 syscall", "8 syscall", "7 tracer"]
    ),
    ("evtin.span.s.arg.file=a", ["9 syscall", "9 syscall"]),
    (
      "evtin.span.m.nargs=2",
      [7, 7, 8, 8, 9, 9, 20, 20].map { "\($0) syscall" } + ["7 tracer"]
    ),
    ("evtin.span.id=2", []), ("evtin.span.ntags>2", []), ("span.duration>3000000", ["7 tracer", "7 tracer"]),
    ("span.arg.status exists", ["7 tracer"]),
  ])
  func filtersFindWhatFallsIntoASpan(filter: String, expected: [String]) throws {
    #expect(try found(filter) == expected)
  }

  @Test func formatsShowTheLatestSpanAndTracersNone() throws {
    let lines = try Self.script.lines("%thread.tid %evt.type %evtin.span.m.tags %evtin.span.m.args")
    #expect(lines.dropFirst().first == "7 ustat backup.copy file:a,size:7")
    #expect(
      lines.allSatisfy { !$0.contains("tracer") } && lines.contains("20 ustat backup.copy file:a,size:7"))
  }

  @Test func anEndWithoutABeginningHasNoDuration() throws {
    let capture = CaptureBuilder().thread(7, "sh").fd(1, .file("/dev/null")).write(1, "<:1:a:x=1:")
    #expect(try capture.lines("*%span.id %span.tags %span.args %span.duration").last == "1 a <NA> <NA>")
  }

  @Test(arguments: [
    "span.tag", "span.tag.x", "span.arg", "span.duration.fortag[x]", "evtin.span.tag[x]", "span.id[0]",
  ])
  func argumentsThatAreNoneAreRefused(field: String) {
    var strings = StringPool()
    #expect(throws: LanguageError.self) { _ = try Filter("\(field)=1", interning: &strings) }
  }
}
