internal import Events

/// A table of what happens, as `trowel top` shows it: which events count, what a row is, what stands in its columns, and
/// where one gets from it. A view is data; `ViewTable` fills it.
package struct View: Sendable, Equatable {
  /// By which it is asked for (`-v`) and opened from others: `procs`.
  package var id = ""
  package var name = ""
  package var kind = Kind.table
  /// A sentence for users.
  package var summary = ""
  package var tips: [String] = []
  package var tags: [String] = []
  /// The fields whose values, selected elsewhere, may lead here; the empty one stands for the beginning.
  package var appliesTo: [String] = []
  /// Which events count; empty for all. `%depth` stands for how deep the view was opened.
  package var filter = ""
  /// A session may begin with it.
  package var isRoot = false
  /// What an event lacks counts as zero or as an empty text; else an event that lacks something is left out.
  package var usesDefaults = false
  /// The id of the view that opens for a row; empty where the events of the row do.
  package var target = ""
  /// Which spectrogram shows a row; empty for the usual one.
  package var spectrogram = ""
  /// What is opened from it is one deeper: see `%depth`.
  package var increasesDepth = false
  /// Its filter holds for what is opened from it as well.
  package var propagatesFilter = true
  /// The key first, then the key that rows are joined by, then what is shown.
  package private(set) var columns: [ViewColumn] = []
  package var actions: [ViewAction] = []

  package init() {}

  package enum Kind: String, Sendable {
    /// A row for each key, whose values are joined.
    case table
    /// A row for each event.
    case list
    /// A table of latencies, drawn as a picture.
    case spectrogram
  }

  /// Takes columns in the order in which somebody wrote them.
  mutating func take(_ columns: [ViewColumn]) {
    self.columns = columns
    moveToFront { $0.role == .groupKey }
    moveToFront { $0.role == .key }
  }

  private mutating func moveToFront(_ isMeant: (ViewColumn) -> Bool) {
    guard let index = columns.firstIndex(where: isMeant) else { return }
    columns.insert(columns.remove(at: index), at: 0)
  }

  /// The same without the columns that are for another setting: they bear tags, and this is none of them.
  package func showing(_ tag: String) -> View {
    var view = self
    view.columns = columns.filter { $0.tags.isEmpty || $0.tags.contains(tag) }
    return view
  }
}

extension View {
  /// What identifies a row that is shown; nil in lists, whose rows are not opened.
  package var key: ViewColumn? {
    columns.first { $0.role == .groupKey } ?? columns.first { $0.role == .key }
  }

  /// Rows are joined once more by another key.
  package var joinsRows: Bool { columns.contains { $0.role == .groupKey } }

  /// What stands side by side, from left to right.
  package var shownColumns: [ViewColumn] { columns.filter { $0.role == .value } }

  /// The number, from 1, of the column by which rows are sorted at first, as csysdig counts: keys of tables are 0.
  package var sortingNumber: Int {
    let first = columns.firstIndex { $0.isSorting }
    return first.map { joinsRows ? $0 - 1 : $0 } ?? (joinsRows ? 2 : 1)
  }

  /// How often it is shown anew, in nanoseconds: rows of a list are seen as they come.
  package func interval(_ wanted: UInt64) -> UInt64 { kind == .list ? min(wanted, 200_000_000) : wanted }

  /// The filter at a depth.
  package func filter(depth: Int) -> String { ViewDepth.filled(filter, depth: depth, next: depth + 1) }
}

/// How deep views are opened in each other, as filters and fields name it.
enum ViewDepth {
  /// The text with numbers in place of `%depth-1`, `%depth+1` and `%depth`: as with csysdig the first of these that there
  /// is.
  ///
  /// - Parameter next: what stands for `%depth+1`.
  static func filled(_ text: String, depth: Int, next: Int) -> String {
    let meanings = [("%depth+1", next), ("%depth-1", depth - 1), ("%depth", depth)]
    for (name, number) in meanings {
      let filled = text.replacing(name, with: "\(number)")
      if filled != text { return filled }
    }
    return text
  }
}

extension String {
  /// The text with another in place of each `word`.
  fileprivate func replacing(_ word: String, with other: String) -> String {
    let (bytes, wanted) = (Array(utf8), Array(word.utf8))
    var result: [UInt8] = []
    var start = 0
    while let place = bytes.rawSpan.firstIndex(of: wanted.rawSpan, from: start) {
      result += bytes[start..<place] + Array(other.utf8)
      start = place + wanted.count
    }
    return String(decoding: result + bytes[start...], as: UTF8.self)
  }
}
