import Inspection
import Recording
import TestSupport
import Testing

/// A forecast never says no where an event matches.
@Suite struct ForecastTests {
  private static let checks = [
    "proc.name=curl", "proc.name!=curl", "proc.name in (nginx, sh)", "proc.name contains n", "proc.name < d",
    "proc.name exists", "proc.name regex 'c.*'", "evt.type=open", "evt.type in (read, write)",
    "evt.type!=read",
    "evt.dir=<", "evt.num > 40", "evt.num <= 7", "evt.num=33", "evt.num in (3, 90)", "evt.num != 4",
    "evt.rawtime > 1700000000000000000", "thread.tid=4211", "thread.tid > 2000", "thread.vtid=1",
    "proc.pid in (4211, 2804)", "container.id=host", "container.id != host", "container.name=web",
    "container.name exists", "fd.num=3", "evt.failed=true", "toupper(proc.name)=CURL",
    "proc.name=val(proc.exe)",
  ]

  private static func filter(_ depth: Int, _ generator: inout SeededGenerator) -> String {
    guard depth > 0, Int.random(in: 0..<4, using: &generator) > 0 else {
      return checks.randomElement(using: &generator) ?? ""
    }
    let (left, right) = (filter(depth - 1, &generator), filter(depth - 1, &generator))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return "not (\(left))"
    case 1, 2: return "(\(left)) and (\(right))"
    default: return "(\(left)) or (\(right))"
    }
  }

  @Test(arguments: ["demo", "families", "every-event"])
  func randomFiltersShowTheSameLines(name: String) throws {
    let capture = IndexedCapture(IndexTestCaptures.bytes(name))
    var generator = SeededGenerator(seed: 4)
    var skippedCount = 0
    try capture.makeIndex(stretchByteCount: 400)
    for _ in 0..<120 {
      let filter = Self.filter(3, &generator)
      let guide = try #require(try capture.guide(filter))
      #expect(try capture.lines(filter, along: guide) == capture.lines(filter), "\(filter)")
      skippedCount += guide.skippedCount
    }
    #expect(skippedCount > 30)
  }
}
