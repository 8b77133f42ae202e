internal import Inspection

/// A view at a depth, with its fields looked up.
struct ViewPlan: Sendable {
  let view: View
  let depth: Int
  /// Of each column, lists with their counter in front: how its values are read and joined.
  let rules: [ColumnRule]
  /// The fields of the columns; nil for the counter of lists.
  let fields: [FieldReference?]
  /// Which column identifies a row in the end.
  let keyIndex: Int
  /// The columns that are shown.
  let shownIndices: [Int]

  init(_ view: View, depth: Int, style: OutputStyle) throws(ChiselError) {
    let hasCounter = view.kind == .list
    var fields: [FieldReference?] = hasCounter ? [nil] : []
    for column in view.columns { fields.append(try Self.field(column.field(depth: depth), of: view)) }
    let columns: [ViewColumn?] = (hasCounter ? [nil] : []) + view.columns
    rules = zip(columns, fields).map { ColumnRule($0, $1, of: view) }
    shownIndices = columns.indices.filter { columns[$0]?.role == .value }
    keyIndex = columns.firstIndex { $0?.role == .groupKey } ?? 0
    self.fields = fields
    self.view = view
    self.depth = depth
    guard hasCounter || view.key != nil else { throw ChiselError("view \(view.id) has no key") }
  }

  private static func field(_ name: String, of view: View) throws(ChiselError) -> FieldReference {
    do throws(FieldError) {
      if let match = try FieldTable.shared.reference(at: 0, in: Array(name.utf8)) { return match.reference }
    } catch {
      throw ChiselError("view \(view.id): \(error.message)")
    }
    let guess = FieldTable.shared.nearest(to: name).map { ": did you mean \($0)?" } ?? ""
    throw ChiselError("view \(view.id): no field is called \(name)\(guess)")
  }

  /// What stands above the columns that are shown.
  var headings: [ViewHeading] {
    let columns = view.shownColumns
    return zip(columns, shownIndices).map { column, index in
      ViewHeading(
        name: column.name, field: column.field(depth: depth), summary: column.summary, width: column.width,
        isPerSecond: column.isPerSecond, format: rules[index].format)
    }
  }
}

/// What becomes of the values of a column. Plain, since every event asks.
struct ColumnRule: Sendable {
  let format: ColumnFormat
  let joining: CellJoining
  /// The same for rows that are joined by the second key.
  let groupJoining: CellJoining
  /// An event that has no value counts as one with zero; else it is left out.
  let canBeMissing: Bool
  /// Nothing is to be read for a row that is there.
  let isSettled: Bool

  /// - Parameters:
  ///   - column: nil, as its field, for the counter of a list.
  init(_ column: ViewColumn?, _ field: FieldReference?, of view: View) {
    format = field.map { ColumnFormat($0) } ?? .counter
    joining = CellJoining(aggregation: column?.aggregation ?? .none, sort: format.sort)
    groupJoining = CellJoining(aggregation: column?.groupAggregation ?? .none, sort: format.sort)
    canBeMissing = view.usesDefaults && format.hasDefault
    isSettled = canBeMissing && joining.keepsFirst
  }
}

/// What stands above a column, and how its cells are read.
package struct ViewHeading: Sendable {
  package let name: String
  /// With the depth filled in.
  package let field: String
  /// A sentence for users.
  package let summary: String
  /// In characters; 0 for the rest of the line, nil where nobody says.
  package let width: Int?
  /// Sums are shown by the second.
  package let isPerSecond: Bool
  let format: ColumnFormat

  /// Its cells stand at the right.
  package var isNumber: Bool { format.sortsDescending }
}
