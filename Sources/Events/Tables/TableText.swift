/// Splits the text tables of this module into rows and words, without Foundation.
///
/// The text is ours, so a row that does not parse is a fault of ours and traps, naming the row.
struct TableText {
  let rows: [[Substring]]

  init(_ text: StaticString) {
    let whole = "\(text)"
    rows = whole.split(separator: "\n").map { $0.split(separator: " ") }
  }
}
