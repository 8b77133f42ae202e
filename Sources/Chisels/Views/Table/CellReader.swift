internal import Events
internal import Inspection
internal import State

/// Reads the cells of a column off events.
struct CellReader: ~Copyable {
  private var reader: FieldReader

  init(_ field: FieldReference, style: OutputStyle) {
    reader = FieldReader(field, style: style, isForTable: true)
  }

  /// Puts a value into its column; false, and one that is missing, where the event has none.
  mutating func read(
    _ event: EventView, _ machine: borrowing Machine, _ column: Int, into row: inout IncomingRow
  ) -> Bool {
    guard let value = reader.value(event, machine) else {
      row.setMissing(column)
      return false
    }
    row.set(column, value, reader.text, machine)
    return true
  }
}
