internal import TestSupport
internal import Testing

/// A screen that is compared with a file. TROWEL_UPDATE_GOLDENS=1 writes the file anew; the change is then reviewed as
/// code.
func expectGolden(_ lines: [String], _ name: String, _ place: SourceLocation = #_sourceLocation) {
  let path = "\(Repository.root)/Tests/TopTests/Golden/\(name).txt"
  let text = lines.joined(separator: "\n") + "\n"
  if Repository.environment("TROWEL_UPDATE_GOLDENS") == "1" { writeFile(Array(text.utf8), to: path) }
  let expected = String(decoding: fileBytes(path) ?? [], as: UTF8.self)
  #expect(text == expected, "TROWEL_UPDATE_GOLDENS=1 writes \(name) anew", sourceLocation: place)
}
