internal import TerminalUI
internal import TestSupport
internal import Testing

/// A canvas that is compared with a file.
func expectGolden(_ canvas: Canvas, _ name: String, _ place: SourceLocation = #_sourceLocation) {
  let text = canvas.lines.joined(separator: "\n") + "\n"
  let expected = GoldenFile.text("Tests/TerminalUITests/Golden/\(name).txt", found: text)
  #expect(text == expected, "\(name): \(GoldenFile.hint)", sourceLocation: place)
}
