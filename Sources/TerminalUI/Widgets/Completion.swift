/// What a word may become.
package struct Completion: Equatable, Sendable {
  package struct Candidate: Equatable, Sendable {
    package let text: String
    /// What it means, where there is room for it.
    package let note: String

    package init(_ text: String, note: String = "") {
      self.text = text
      self.note = note
    }
  }

  package let candidates: [Candidate]
  /// The one that Enter takes; nil before one was gone to.
  package private(set) var selected: Int?

  static let mostSeen = 10

  package init(_ candidates: [Candidate]) { self.candidates = candidates }

  package var chosen: String? { selected.map { candidates[$0].text } }

  mutating func move(by step: Int) {
    guard !candidates.isEmpty else { return }
    let next = selected.map { $0 + step } ?? (step > 0 ? 0 : candidates.count - 1)
    selected = (next + candidates.count) % candidates.count
  }

  private var textWidth: Int { candidates.map { CellText.width(of: $0.text, limit: 200) }.max() ?? 0 }

  func width(limit: Int) -> Int {
    let notes = candidates.map { CellText.width(of: $0.note, limit: limit) }.max() ?? 0
    return min(textWidth + 2 + (notes > 0 ? notes + 1 : 0), limit)
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    let height = max(area.height, 1)
    let first = max((selected ?? 0) - height + 1, 0)
    let noteColumn = area.column + textWidth + 2
    for (line, index) in (first..<min(first + height, candidates.count)).enumerated() {
      let place = area.row(line)
      let style = theme[index == selected ? .selection : .idleSelection]
      canvas.fill(place, style: style)
      canvas.draw(candidates[index].text, column: place.column + 1, row: place.row, in: place, style: style)
      canvas.draw(candidates[index].note, column: noteColumn, row: place.row, in: place, style: style)
    }
  }
}
