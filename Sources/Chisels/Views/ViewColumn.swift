/// A column of a view: a field, and how the values that meet in a row are joined.
package struct ViewColumn: Sendable, Equatable {
  package var name = ""
  /// With `%depth` in it, where the depth counts.
  package var field = ""
  /// A sentence for users.
  package var summary = ""
  /// In characters; 0 for the rest of the line, nil where nobody says.
  package var width: Int?
  package var role = Role.value
  package var isSorting = false
  /// How the values of events are joined.
  package var aggregation = Aggregation.none
  /// How the values of rows are joined by the second key.
  package var groupAggregation = Aggregation.none
  /// The settings that it is for: `containers` for `-pc`, `default` for all others; empty for every one.
  package var tags: [String] = []
  /// Of a key: the field that the value is compared with in views that are opened from the row; empty for its own.
  package var filterField = ""
  /// Of a key: what is opened from there is free of it again.
  package var filtersChildOnly = false

  package init() {}

  package enum Role: Sendable { case value, key, groupKey }

  package enum Aggregation: String, Sendable {
    /// The first value stays.
    case none = ""
    case sum = "SUM"
    case average = "AVG"
    /// The sum, shown per second.
    case timeAverage = "TIME_AVG"
    case min = "MIN"
    /// Of texts the last one stays.
    case max = "MAX"
  }

  /// The name of the field at a depth. Behind `%depth+1` stands the depth less one, as with csysdig 0.29.3.
  package func field(depth: Int) -> String {
    ViewDepth.filled(field.filter { $0 != " " && $0 != "\t" }, depth: depth, next: depth - 1)
  }

  /// What a selected row's key is compared with.
  package func filterField(depth: Int) -> String { filterField.isEmpty ? field(depth: depth) : filterField }

  /// What is shown is what it comes to per second.
  package var isPerSecond: Bool { aggregation == .timeAverage || groupAggregation == .timeAverage }
}
