import Inspection
import TestSupport
import Testing

@testable import Chisels

/// What rows that were opened one after the other ask of events.
@Suite struct DrillDownTests {
  private static let capture = CaptureBuilder()
    .thread(7, "cat").on(7).open("/a \"quoted\" \\ name", fd: 3).read(3, "1").close(3)
  private static let catalog = ViewCatalog(
    ChiselPath(ownFolders: nil, sysdigFolders: nil, home: nil), showsContainers: false)

  private func open(_ ids: [String], _ way: inout DrillDown) throws {
    for id in ids {
      let view = try Self.catalog.view(id)
      let sample = try ViewBench.sample(view, Self.capture)
      way.open(sample.rows[0], of: sample, in: view)
    }
  }

  @Test func eachRowNarrowsWhatIsBelow() throws {
    var way = DrillDown()
    let threads = try Self.catalog.view("threads")
    #expect(way.filter("proc.name=cat", for: threads) == "(proc.name=cat) and (evt.type!=switch)")
    try open(["procs"], &way)
    #expect(way.selection == "(evt.type!=switch) and proc.pid=7")
    #expect(way.filter("", for: threads) == "((evt.type!=switch) and proc.pid=7) and (evt.type!=switch)")
    try open(["threads"], &way)
    #expect(way.selection == "((evt.type!=switch) and proc.pid=7) and ((evt.type!=switch) and thread.tid=7)")
    #expect(way.back()?.view.id == "threads" && way.back()?.text == "proc.pid=7" && way.back() == nil)
  }

  @Test func textsStandBetweenQuotesAndFindTheirEvents() throws {
    var way = DrillDown()
    try open(["files"], &way)
    #expect(way.selection.hasSuffix(#"fd.name="/a \"quoted\" \\ name""#))
    let lines = try Self.capture.lines("%evt.type", where: way.filter("", for: nil))
    #expect(lines.contains("read"), "\(lines)")
  }

  @Test func spansAreOpenedDeeper() throws {
    var way = DrillDown()
    let view = try Self.catalog.view("traces_summary")
    let sample = try ViewBench.sample(view, SampleCaptures.tracers)
    way.open(sample.rows[0], of: sample, in: view)
    #expect(way.depth == 1)
    #expect(way.filter("", for: try Self.catalog.view("spans_summary")).contains("span.ntags>=2"))
    _ = way.back()
    #expect(way.depth == 0)
  }
}
