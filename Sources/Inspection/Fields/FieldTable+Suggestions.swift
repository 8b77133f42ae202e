/// Guessing what was meant by a name that is none.
extension FieldTable {
  /// The field whose name is nearest to `text`, or nil when none is near.
  public func nearest(to text: String) -> String? {
    let names = all.filter { !$0.traits.contains(.hidden) }.map(\.name)
    let lowercased = text.lowercased()
    return names.contains(lowercased) ? lowercased : NameGuess.nearest(to: lowercased, among: names)
  }
}
