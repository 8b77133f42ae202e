/// What `trowel top` is asked for beside what is read or watched.
package struct TopOptions: Sendable, Equatable {
  /// The id of the view; empty for the one to begin with.
  package var view = ""
  package var face = Face.screen
  /// Columns for containers are shown.
  package var showsContainers = false
  /// Between two pictures of a machine that is watched, in milliseconds.
  package var delay: UInt64 = 2000
  /// The column that rows are sorted by, as csysdig counts; nil for the view's own.
  package var sortingNumber: Int?
  /// The rows that are printed as JSON: from the first, from 0, to the last; nil for the end.
  package var firstRow = 0
  package var lastRow: Int?
  /// The views are listed.
  package var listsViews = false

  package init() {}

  /// What a view becomes.
  package enum Face: Sendable, Equatable {
    case screen, raw, json
  }

  /// Shorter ones would show the work of drawing.
  static let shortestDelay: UInt64 = 100

  /// What does not go together.
  func check() throws(UsageError) {
    if let lastRow, lastRow < firstRow {
      throw UsageError("--to \(lastRow) is before --from \(firstRow)")
    }
  }
}
