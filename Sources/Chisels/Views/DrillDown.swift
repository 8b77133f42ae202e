/// The way from the beginning to a view: which row was opened in which view, one after the other.
package struct DrillDown: Sendable {
  package private(set) var steps: [Step] = []
  /// How deep the view is that was opened last: see `View.increasesDepth`.
  package private(set) var depth = 0

  package init() {}

  /// A row that was opened.
  package struct Step: Sendable {
    /// The view that it was opened in.
    package let view: View
    /// Its key, by which it is found again on the way back; nil where the view itself was left for another.
    package let key: ViewCell?
    /// What the order was.
    package let order: ViewOrder
    /// For people: `proc.pid=4211`.
    package let text: String
    fileprivate let filter: String
    fileprivate let field: String
    fileprivate let filtersChildOnly: Bool
    fileprivate let depthBefore: Int
  }

  /// Opens a row.
  ///
  /// - Parameter view: the one that the sample is of.
  package mutating func open(_ row: ViewRow, of sample: ViewSample, in view: View) {
    let value = sample.key.value(row.key)
    push(view, row.key, sample, comparison: sample.key.filterField.map { "\($0)=\(value)" } ?? "")
  }

  /// The same for a row that is named later, whose key stands as `value`.
  mutating func openAny(of sample: ViewSample, in view: View, as value: String) {
    push(view, nil, sample, comparison: sample.key.filterField.map { "\($0)=\(value)" } ?? "")
  }

  private mutating func push(_ view: View, _ key: ViewCell?, _ sample: ViewSample, comparison: String) {
    let before = depth
    if view.increasesDepth { depth += 1 }
    steps.append(
      Step(
        view: view, key: key, order: sample.order, text: comparison,
        filter: view.propagatesFilter ? view.filter(depth: depth) : "", field: comparison,
        filtersChildOnly: sample.key.filtersChildOnly, depthBefore: before))
  }

  /// Goes back to the view before; nil at the beginning.
  package mutating func back() -> Step? {
    guard let step = steps.popLast() else { return nil }
    depth = step.depthBefore
    return step
  }

  /// What all rows on the way and their views ask for; empty at the beginning.
  package var selection: String {
    var parts: [String] = []
    for (index, step) in steps.enumerated() {
      let isLast = index == steps.count - 1
      var conditions = step.filter.isEmpty ? [] : ["(\(step.filter))"]
      if !step.field.isEmpty, isLast || !step.filtersChildOnly { conditions.append(step.field) }
      let part = conditions.joined(separator: " and ")
      if !part.isEmpty { parts.append(steps.count > 1 ? "(\(part))" : part) }
    }
    return parts.joined(separator: " and ")
  }

  /// Which events count in a view that is opened now.
  ///
  /// - Parameters:
  ///   - chosen: the filter of the command line, or another that was typed; empty for none.
  ///   - view: nil for the events themselves.
  package func filter(_ chosen: String, for view: View?) -> String {
    let outer = Self.both(chosen, selection)
    return view.map { Self.both(outer, $0.filter(depth: depth)) } ?? outer
  }

  private static func both(_ first: String, _ second: String) -> String {
    if first.isEmpty || second.isEmpty { return first + second }
    return "(\(first)) and (\(second))"
  }
}
