package import Chisels
package import Inspection

/// A step of the way from the whole machine to what is shown now, and how it was left.
package struct Level: Sendable {
  package var place: Place
  /// The rows that were opened on the way here.
  package var drill = DrillDown()
  /// What else narrows it; nil for nothing.
  package var narrowing: Narrowing?
  /// What rows are sorted by; nil as the view has it.
  package var order: ViewOrder?
  /// The row that was chosen; nil for the first.
  package var chosenKey: ViewCell?
  /// The first event of the chosen request; nil for the first.
  package var chosenRequest: UInt64?
  /// Where lines begin; nil for the beginning.
  package var start: EventLimit?
  /// Text that rows must hold; empty for all rows.
  package var rowFilter = ""
  /// A filter that stands in place of that of the view and of the way here; nil for none.
  package var expression: String?

  /// A part of what happened that is no row: an area of a spectrogram, the time of a request.
  package struct Narrowing: Sendable {
    package let filter: String
    /// For people.
    package let title: String
  }

  package init(_ place: Place) { self.place = place }

  /// Which events count here.
  ///
  /// - Parameter chosen: the filter of the command line; empty for none.
  package func filter(_ chosen: String) -> String {
    if let expression { return expression }
    let inner = drill.filter(chosen, for: place.view)
    guard let narrowing else { return inner }
    return inner.isEmpty ? narrowing.filter : "(\(inner)) and (\(narrowing.filter))"
  }

  /// What was chosen on the way, as people read it; empty for everything.
  package var title: String {
    let rows = drill.steps.map(\.text).filter { !$0.isEmpty }
    return (rows + [narrowing?.title].compactMap(\.self)).joined(separator: " and ")
  }
}
