/// What a table shows. It is asked for what is seen only, so that a million rows cost no more than fifty.
package protocol TableRows {
  var rowCount: Int { get }

  /// The text of a cell.
  func text(row: Int, column: Int) -> String

  /// How a cell looks, where the row is not the selected one.
  func role(row: Int, column: Int) -> Role
}

extension TableRows {
  package func role(row: Int, column: Int) -> Role { .text }
}
