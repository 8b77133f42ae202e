internal import Inspection
internal import TestSupport

/// Any text is a format or an error that lies within it; a format, once printed, makes the lines that it made before,
/// and objects of JSON.
enum FormatTarget {
  static func run(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    let lines = answer(to: text)
    guard let printed = try? Format.normalized(text) else {
      require(lines.error != nil, "a format without tokens")
      return
    }
    require((try? Format.normalized(printed)) == printed, "printed once more it is another: \(printed)")
    require(answer(to: printed).lines == lines.lines, "printed it makes other lines: \(printed)")
    do {
      try SmallCapture.shared.checkObjects(text)
    } catch {
      fatalError("no object: \(error)")
    }
  }

  private static func answer(to text: String) -> (lines: [UInt8], error: LanguageError?) {
    do {
      return (try SmallCapture.shared.lines(text), nil)
    } catch let error as LanguageError {
      require((0...text.utf8.count).contains(error.position), "an error outside of its format: \(error)")
      require(error.description.split(separator: "\n").count >= 2, "an error without its place: \(error)")
      return ([], error)
    } catch {
      fatalError("no error of a format: \(error)")
    }
  }
}
