internal import TestSupport
internal import Testing

/// A screen that is compared with a file.
func expectGolden(_ lines: [String], _ name: String, _ place: SourceLocation = #_sourceLocation) {
  let text = lines.joined(separator: "\n") + "\n"
  let expected = GoldenFile.text("Tests/TopTests/Golden/\(name).txt", found: text)
  #expect(text == expected, "\(name): \(GoldenFile.hint)", sourceLocation: place)
}
