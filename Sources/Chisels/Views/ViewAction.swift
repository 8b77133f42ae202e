/// A command that can be run for a row of a view.
package struct ViewAction: Sendable, Equatable {
  package var key: Character
  /// For the shell; `%proc.pid` stands for the value of a field.
  package var command: String
  /// A few words for users.
  package var summary = ""
  package var asksFirst = false
  /// What it printed stays until somebody has seen it.
  package var waitsForEnd = true
}
