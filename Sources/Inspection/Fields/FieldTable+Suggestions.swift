/// Guessing what was meant by a name that is none.
extension FieldTable {
  /// The field whose name is nearest to `text`, or nil when none is near.
  public func nearest(to text: String) -> String? {
    NameGuess.nearest(to: text, among: all.filter { !$0.traits.contains(.hidden) }.map(\.name))
  }
}
