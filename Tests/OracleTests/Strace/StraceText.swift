/// A line of strace's.
enum StraceText {
  /// The whole line of a call that others ran in between, which is in two halves: nil for the first, which goes into
  /// `begun`.
  static func joined(_ text: String, _ begun: inout String?) -> String? {
    let mark = " <unfinished ...>"
    if text.hasSuffix(mark) {
      begun = String(text.dropLast(mark.count))
      return nil
    }
    guard text.hasPrefix("<... "), let end = text.firstIndex(of: ">") else { return text }
    defer { begun = nil }
    return (begun ?? "") + text[text.index(after: end)...]
  }
}
