import TestSupport
import Testing

@testable import Chisels

/// Views that somebody wrote in Lua.
@Suite struct ViewScriptTests {
  private func view(_ text: String) throws -> View? {
    try ViewCatalog.view(of: ScriptSource(name: "v", place: "v.lua", text: text))
  }

  private static let small = """
    view_info = { id = "mine", name = "Mine", filter = "evt.dir=<", use_defaults = true, columns = {
      { name = "NA", field = "proc.name", is_key = true },
      { name = "COUNT", field = "evt.count", aggregation = "SUM", colsize = 8, is_sorting = true },
    }, actions = { { hotkey = "x", command = "true", wait_finish = false } } }
    """

  @Test func aTableIsRead() throws {
    let view = try #require(try view(Self.small))
    #expect(view.id == "mine" && view.kind == .table && view.usesDefaults && view.propagatesFilter)
    #expect(view.shownColumns.map(\.name) == ["COUNT"] && view.sortingNumber == 1)
    #expect(view.actions == [ViewAction(key: "x", command: "true", waitsForEnd: false)])
  }

  @Test func aScriptWithoutATableIsNone() throws {
    #expect(try view("x = 1") == nil)
    #expect(try view("view_info = 3") == nil)
  }

  @Test(arguments: [
    ("columns = {}", "a table needs a column that is_key"),
    ("view_type = \"pie\"", "view_type is table, list or spectrogram, not pie"),
    ("columns = {{ field = \"fd.name\", is_key = true }}", "no column is shown"),
    ("columns = {{ name = \"X\" }}", "column X has no field"),
    ("columns = {{ field = \"fd.name\", aggregation = \"MEDIAN\" }}", "not MEDIAN"),
    ("view_type = \"list\", columns = {{ field = \"fd.name\", is_key = true }}", "a list has no key"),
    ("columns = {{ field = \"fd.name\", filterfield = \"fd.num\" }}", "filterfield is for keys alone"),
    ("actions = {{ hotkey = \"xy\", command = \"true\" }}", "a hotkey of one character"),
  ])
  func whatMakesNoTableIsToldOf(text: String, expected: String) {
    let error = #expect(throws: ChiselError.self) {
      _ = try view("view_info = { id = \"bad\", name = \"Bad\", \(text) }")
    }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test func aScriptThatRunsForeverIsEnded() {
    // Only the text of the error matters: the limit is one of processor time, as for every script.
    #expect(throws: ChiselError.self) { _ = try view("view_info = os.execute('true')") }
  }

  @Test func aViewOfOnesOwnTakesThePlaceOfOurs() throws {
    let folder = TemporaryFolder()
    let files = [
      "v_procs": Self.small.replacing("mine", "procs"), "v_broken": "view_info = { id = ",
      "other": "error('is no view, and is not run')",
    ]
    for (name, text) in files { writeFile(Array(text.utf8), to: "\(folder.path)/\(name).lua") }
    let catalog = ViewCatalog(
      ChiselPath(ownFolders: folder.path, sysdigFolders: nil, home: nil), showsContainers: false)
    #expect(try catalog.view("procs").name == "Mine")
    #expect(catalog.notes.count == 1 && catalog.notes[0].contains("v_broken.lua"))
  }
}

extension String {
  fileprivate func replacing(_ word: String, _ other: String) -> String {
    split(separator: "\"\(word)\"", omittingEmptySubsequences: false).joined(separator: "\"\(other)\"")
  }
}
