/// How sure a statement is.
package enum Confidence: Int, Comparable, Sendable {
  /// It fits, and so may other things.
  case possible
  /// Nothing else that the capture shows fits.
  case likely
  /// The capture shows it.
  case certain

  package static func < (left: Confidence, right: Confidence) -> Bool { left.rawValue < right.rawValue }
}
