/// What a piece of the screen is for. A theme says how that looks.
package enum Role: Int, CaseIterable, Sendable {
  case text, faint
  /// Names before values at the top of the screen; headings of columns, and the one that is sorted by.
  case label, heading, sortedHeading
  /// The row that keys act on, and the same where keys go elsewhere.
  case selection, idleSelection
  /// The bar of keys: the key's name, and what it does.
  case key, keyLabel
  case value, good, warning, error, border
  /// What a search found, and the find that was gone to.
  case match, currentMatch
  /// Kinds of events.
  case read, write, file, network, process, memory, other
}
