internal import TerminalUI
internal import TestSupport
internal import Testing

/// A canvas that is compared with a file. TROWEL_UPDATE_GOLDENS=1 writes the file anew; the change is then reviewed as
/// code.
func expectGolden(_ canvas: Canvas, _ name: String, _ place: SourceLocation = #_sourceLocation) {
  let path = "\(Repository.root)/Tests/TerminalUITests/Golden/\(name).txt"
  let text = canvas.lines.joined(separator: "\n") + "\n"
  if Repository.environment("TROWEL_UPDATE_GOLDENS") == "1" { writeFile(Array(text.utf8), to: path) }
  let expected = String(decoding: fileBytes(path) ?? [], as: UTF8.self)
  #expect(text == expected, "TROWEL_UPDATE_GOLDENS=1 writes \(name) anew", sourceLocation: place)
}
