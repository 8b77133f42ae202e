package import Chisels

/// What a screen shows.
package enum Place: Sendable {
  case view(View)
  /// What was read and written.
  case echo
  /// The events themselves.
  case dig
  /// Requests, as they were followed through processes.
  case transactions

  /// The view, where it is one.
  package var view: View? { if case .view(let view) = self { view } else { nil } }
}
