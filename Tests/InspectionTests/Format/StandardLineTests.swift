import Inspection
import TestSupport
import Testing

/// The parts that are written at once remember the events before; field by field nothing is remembered.
@Suite struct StandardLineTests {
  /// The standard line, and a format of the same fields that is not taken for it.
  private static let standard =
    "*%evt.num %evt.outputtime %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info"
  private static let byFields =
    "*|%evt.num %evt.outputtime %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info|"

  private func expectSameLines(_ capture: CaptureBuilder, where filter: String = "") throws {
    let byFields = try capture.lines(Self.byFields, where: filter).map { String($0.dropFirst().dropLast()) }
    let standard = try capture.lines(Self.standard, where: filter)
    #expect(standard.count > 1)
    #expect(standard == byFields)
  }

  @Test func `numbers go on past every power of ten`() throws {
    var capture = CaptureBuilder().thread(7, "cat")
    for _ in 0..<10_100 { capture.append(4, [.fd(3)]) }
    try expectSameLines(capture)
  }

  @Test func `numbers may leave some out`() throws {
    var capture = CaptureBuilder().thread(7, "cat")
    for index in 0..<400 { capture.append(4, [.fd(Int64(index % 7))]) }
    try expectSameLines(capture, where: "evt.arg.fd < 3")
  }

  @Test func `threads with the same last digits keep their own names`() throws {
    var capture = CaptureBuilder()
    for id in 1...80 { capture = capture.thread(Int64(id * 8), "name\(id % 50)") }
    for round in 0..<20 {
      for id in 1...80 where (id + round) % 3 != 0 {
        capture = capture.on(Int64(id * 8)).event("nanosleep", .enter)
      }
    }
    try expectSameLines(capture)
  }

  @Test func `a thread that becomes another program gets its name`() throws {
    var capture = CaptureBuilder().thread(7, "sh").thread(23, "sh")
    for round in 0..<12 {
      capture = capture.on(round % 2 == 0 ? 7 : 23).execve("/bin/program\(round)").event("nanosleep", .enter)
    }
    try expectSameLines(capture)
    #expect(try capture.lines(Self.standard).contains { $0.contains("program11 (23)") })
  }

  @Test func `a name that is too long to be remembered is written whole`() throws {
    let name = String(repeating: "n", count: 40)
    let capture = CaptureBuilder().thread(7, name).event("nanosleep", .enter).event("nanosleep", .enter)
    try expectSameLines(capture)
    #expect(try capture.lines(Self.standard).allSatisfy { $0.contains("\(name) (7)") })
  }

  @Test func `names that were forgotten do not come back under the number of another`() throws {
    var capture = CaptureBuilder().thread(7, "first").thread(23, "second")
    let padding = String(repeating: "x", count: 900)
    for number in 0..<2_600 {
      capture.append(2)
      capture.append(3, [.fd(3), .path("/\(padding)\(number)"), 1, 0, 0])
      capture.append(4, [.fd(3)])
      capture.append(5, [.result(0)])
      if number % 100 == 0 { capture = capture.on(number % 200 == 0 ? 7 : 23).execve("/bin/p\(number)") }
    }
    try expectSameLines(capture)
  }
}
