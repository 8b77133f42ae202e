internal import Inspection
internal import TestSupport

/// Any text is a filter or an error that lies within it; a filter, once printed, is read as what it was.
enum FilterTarget {
  static func run(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    let matches = answer(to: text)
    guard let printed = try? Filter.normalized(text) else {
      require(matches.error != nil, "a filter without a tree")
      return
    }
    require((try? Filter.normalized(printed)) == printed, "printed once more it is another: \(printed)")
    let again = answer(to: printed)
    require(again.error?.message == matches.error?.message, "printed it has another error: \(printed)")
    require(again.events == matches.events, "printed it finds other events: \(printed)")
  }

  private static func answer(to text: String) -> (events: [UInt64], error: LanguageError?) {
    do {
      return (try SmallCapture.shared.events(matching: text), nil)
    } catch let error as LanguageError {
      require((0...text.utf8.count).contains(error.position), "an error outside of its filter: \(error)")
      require(error.description.split(separator: "\n").count >= 3, "an error without its place: \(error)")
      return ([], error)
    } catch {
      fatalError("no error of a filter: \(error)")
    }
  }
}
