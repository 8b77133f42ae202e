import Inspection
import TestSupport
import Testing

@testable import Chisels

/// How events become rows.
@Suite struct ViewTableTests {
  private static let files = CaptureBuilder()
    .thread(1, "init").thread(7, "cat", parent: 1, arguments: ["a"]).on(7)
    .open("/a", fd: 3).read(3, "12345").read(3, "678").close(3)
    .open("/b", fd: 3).write(3, "x").close(3).open("/missing", fd: -2)

  @Test func aListThatWasClearedHasDroppedNothing() {
    var rows = ListRows(limit: 4, textLimit: .max / 2)
    for _ in 0..<9 { rows.add([ViewCell(bits: 1)]) }
    #expect(rows.droppedCount > 0)
    rows.removeAll()
    #expect(rows.rows.isEmpty && rows.droppedCount == 0)
  }

  @Test func valuesAreJoinedByKey() throws {
    let sample = try ViewBench.sample("files", Self.files)
    // In, out, calls that returned, times opened, errors.
    #expect(sample.lines == ["8|0|4|1|0|/a", "0|1|3|1|0|/b"])
    #expect(sample.order == ViewOrder(column: 2, isAscending: false))
    #expect(sample.keyText(row: 0) == "/a")
  }

  @Test func processesAreThereThatDidNothing() throws {
    let names = try ViewBench.sample("procs", Self.files).lines
    #expect(names.contains { $0.hasPrefix("1|") } && names.contains { $0.hasPrefix("7|1|") })
  }

  @Test func aFilterChoosesWhoCounts() throws {
    let sample = try ViewBench.sample("procs", Self.files, where: "proc.name=cat")
    #expect(sample.lines.count == 1 && sample.lines[0].hasSuffix("cat a"), "\(sample.lines)")
  }

  @Test func threadsAreJoinedByProcess() throws {
    let capture = CaptureBuilder().thread(1, "init").thread(7, "many", parent: 1).on(7)
      .clone(8, name: "many", flags: 8192 | 1).on(7).open("/a", fd: 3).read(3, "1234").on(8, process: 7)
      .read(3, "56")
    let sample = try ViewBench.sample("procs", capture, where: "proc.name=many")
    let file = try #require(sample.headings.firstIndex { $0.name == "FILE" })
    #expect(sample.rows.count == 1 && sample.value(row: 0, column: file) == "6")
    #expect(try ViewBench.sample("threads", capture, where: "proc.name=many").rows.count == 2)
  }

  @Test func rowsOfListsAreThoseOfTheEnd() throws {
    let capture = (0..<400).reduce(CaptureBuilder().thread(7, "cat").on(7)) {
      $0.open("/file\($1)", fd: 3).close(3)
    }
    let all = try ViewBench.sample("file_opens", capture, listLimit: 1000)
    #expect(all.rows.count == 400 && all.droppedRowCount == 0)
    let some = try ViewBench.sample("file_opens", capture, listLimit: 100)
    #expect((100...126).contains(some.rows.count) && some.rows.count + some.droppedRowCount == 400)
    #expect(some.rows.last?.key.bits == 400 && some.lines.last?.contains("/file399") == true)
  }

  @Test func opensAreThoseOfAnyCall() throws {
    let capture = CaptureBuilder().thread(7, "cat").on(7).open("/a", fd: 3).openat("/b", fd: 4)
      .openat("/c", fd: -2)
    let opens = try ViewBench.sample("file_opens", capture)
    #expect(opens.rows.indices.map { opens.value(row: $0, column: 2) } == ["/a", "/b", "/c"])
    let files = try ViewBench.sample("files", capture)
    let column = try #require(files.headings.firstIndex { $0.name == "OPENS" })
    #expect(files.rows.indices.map { files.value(row: $0, column: column) } == ["1", "1"])
  }

  @Test func textsOfListsAreBounded() throws {
    let name = String(repeating: "x", count: 200)
    let capture = (0..<400).reduce(CaptureBuilder().thread(7, "cat").on(7)) {
      $0.open("/\(name)\($1)", fd: 3).close(3)
    }
    let some = try ViewBench.sample("file_opens", capture, listLimit: 1000, textLimit: 20_000)
    // A row has some 230 bytes.
    #expect((80...115).contains(some.rows.count) && some.rows.count + some.droppedRowCount == 400)
    #expect(some.lines.last?.contains("\(name)399") == true, "the latest stay")
  }

  @Test func textsOfTablesAreBounded() throws {
    let name = String(repeating: "x", count: 200)
    let capture = (0..<400).reduce(CaptureBuilder().thread(7, "cat").on(7)) {
      $0.open("/\(name)\($1)", fd: 3).read(3, "1").close(3)
    }
    let some = try ViewBench.sample("files", capture, textLimit: 20_000)
    #expect((40...100).contains(some.rows.count) && some.droppedRowCount > 0)
    #expect(some.lines.contains { $0.contains("\(name)0") }, "those that came first stay")
    let column = try #require(some.headings.firstIndex { $0.name == "BYTES IN" })
    #expect(some.rows.indices.allSatisfy { some.value(row: $0, column: column) == "1" })
    #expect(try ViewBench.sample("files", capture).rows.count == 400)
  }

  @Test func timeBeginsWithTheFirstEventOfAProcess() throws {
    let second: UInt64 = 1_000_000_000
    let capture = CaptureBuilder().thread(7, "cat").at(1_600_000_000 * second).container(
      "aaaaaaaaaaaa", name: "web", image: "web"
    )
    .at(1_500_000_000 * second).on(7).open("/a", fd: 3).wait(2 * second).close(3)
    let sample = try ViewBench.sample("files", capture)
    #expect(
      sample.elapsed >= 2 * second && sample.elapsed < 3 * second, "a record of a container is no event")
  }

  @Test func rowsAreSortedByTheirKeysWhereTheirValuesAreEqual() throws {
    let capture = ["/c", "/a", "/b"].reduce(CaptureBuilder().thread(7, "cat").on(7)) {
      $0.open($1, fd: 3).close(3)
    }
    var sample = try ViewBench.sample("files", capture)
    #expect(sample.rows.indices.map { sample.keyText(row: $0) } == ["/a", "/b", "/c"])
    sample.sort(by: ViewOrder(column: 5, isAscending: false))
    #expect(sample.rows.indices.map { sample.keyText(row: $0) } == ["/c", "/b", "/a"])
    let key = sample.rows[0].key
    sample.sort(by: ViewOrder(column: 5, isAscending: true))
    #expect(sample.row(with: key) == 2)
  }

  @Test func textIsFoundInNamesAndIds() throws {
    let sample = try ViewBench.sample("files", Self.files)
    #expect(sample.rows(containing: "/b").rows.count == 1)
    #expect(sample.firstRow(containing: "b", from: 0) == 1 && sample.firstRow(containing: "a", from: 1) == 0)
    #expect(sample.firstRow(containing: "nowhere") == nil)
    let processes = try ViewBench.sample("procs", Self.files)
    #expect(processes.rows(containing: "7").rows.count == 1, "an id is searched, a size is not")
  }

  @Test func numbersAreForPeopleWhenTheyAreDrawn() throws {
    let capture = CaptureBuilder().thread(7, "cat").on(7).open("/a", fd: 3)
      .read(3, "", result: 24_000).wait(2_000_000_000).close(3)
    let sample = try ViewBench.sample("files", capture)
    func text(_ column: Int, _ width: Int) -> String {
      String(decoding: sample.text(row: 0, column: column, width: width), as: UTF8.self)
    }
    #expect(text(0, 12) == "         23K" && text(5, 12) == "/a" && sample.elapsed > 2_000_000_000)
    let perSecond = try ViewBench.sample("procs", capture, where: "proc.name=cat")
    let file = try #require(perSecond.headings.firstIndex { $0.name == "FILE" })
    let cell = String(decoding: perSecond.text(row: 0, column: file, width: 10), as: UTF8.self)
    #expect(cell == "    11.72K", "a second counts, not the whole")
  }
}
