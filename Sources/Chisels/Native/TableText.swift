internal import Events

/// A table as text: the value in front, then the key, twenty columns each; the last part of the key is never cut.
enum TableText {
  static let columnWidth = 20

  static func append(_ rows: [TableSums.Row], of plan: TablePlan, elapsed: Int64, to out: inout ByteBuffer) {
    append(cell: Array(plan.valueHeading.utf8)[...], to: &out)
    for heading in plan.headings { append(cell: Array(heading.utf8)[...], to: &out) }
    out.append(UInt8(ascii: "\n"))
    out.append(UInt8(ascii: "-"), repeated: 80)
    out.append(UInt8(ascii: "\n"))
    for row in rows { append(row, of: plan, elapsed: elapsed, to: &out) }
  }

  private static func append(
    _ row: TableSums.Row, of plan: TablePlan, elapsed: Int64, to out: inout ByteBuffer
  ) {
    var value = ByteBuffer()
    plan.units.append(row.sum, elapsed: elapsed, to: &value)
    append(cell: [UInt8](copying: value.bytes)[...], to: &out)
    let parts = row.parts
    for part in parts.dropLast() { append(cell: part, to: &out) }
    out.append(Array(parts[parts.count - 1]))
    out.append(UInt8(ascii: "\n"))
  }

  /// A cell that is as wide as its column is cut by one, so that a blank stands before the next.
  private static func append(cell text: ArraySlice<UInt8>, to out: inout ByteBuffer) {
    let shown = text.prefix(columnWidth - 1)
    out.append(Array(shown))
    out.append(UInt8(ascii: " "), repeated: columnWidth - shown.count)
  }
}
