/// Guessing what was meant by a name that is none.
extension FieldTable {
  /// The field whose name is nearest to `text`, or nil when none is near. What a thing is called is near to the thing:
  /// `k8s.server.pod` is meant as `k8s.server.pod.name`.
  public func nearest(to text: String) -> String? {
    let names = all.filter { !$0.traits.contains(.hidden) }.map(\.name)
    let lowercased = text.lowercased()
    let exact = [lowercased, lowercased + ".name"].first(where: names.contains)
    return exact ?? NameGuess.nearest(to: lowercased, among: names)
  }
}
