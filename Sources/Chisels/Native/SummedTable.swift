internal import Events
internal import Inspection
internal import State

/// A table that is being summed up: what events came to.
struct SummedTable: ~Copyable {
  let plan: TablePlan
  private var keys: PlacedList<ColumnReader>
  private var value: ColumnReader
  private var key = ByteBuffer()
  var sums = TableSums()

  /// Stands between the parts of a key.
  private static let separator: StaticString = "\u{1}\u{1}"

  init(_ plan: TablePlan, _ run: ChiselRun) throws(ChiselError) {
    let keys = try Self.readers(plan.keys, run)
    let value = try ColumnReader(plan.value, run)
    self.plan = plan
    self.keys = keys
    self.value = value
  }

  private static func readers(
    _ names: [String], _ run: ChiselRun
  ) throws(ChiselError) -> PlacedList<ColumnReader> {
    var readers = PlacedList<ColumnReader>()
    for name in names { readers.append(try ColumnReader(name, run)) }
    return readers
  }

  /// Adds an event that passed the filter, if it counts: it has all keys, and its value is above zero.
  mutating func add(_ event: EventView, _ machine: borrowing Machine) {
    key.removeAll()
    for index in 0..<keys.count {
      if index > 0 { key.append(Self.separator) }
      guard keys[index].append(event, machine, to: &key) else { return }
    }
    guard let value = value.number(event, machine), value > 0 || (plan.keepsZeros && value == 0) else {
      return
    }
    sums.add(value * plan.scale, to: key)
  }

  /// Prints what it has come to.
  func print(at seconds: UInt64, elapsed: Int64, asJSON: Bool) {
    let rows = sums.rows(limit: plan.rowLimit)
    var text = ByteBuffer()
    if asJSON {
      TableJSON.append(rows, of: plan, seconds: seconds, to: &text)
    } else {
      TableText.append(rows, of: plan, elapsed: elapsed, to: &text)
    }
    StandardOutput.print(text)
  }
}
