internal import Events
internal import Inspection

/// A table as JSON, in the shape that programs know from sysdig:
///
///     {"data":[[key, …, sum], …], "info":[{desc, is_key, name}, …], "ts":"nanoseconds since 1970"}
///
/// The value always is the third in `info`: with one key there is a null before it, and of several it takes the place of
/// the third. Keys of objects are sorted.
enum TableJSON {
  static func append(_ rows: [TableSums.Row], of plan: TablePlan, seconds: UInt64, to out: inout ByteBuffer) {
    out.append("{\n  \"data\":[" as StaticString)
    for (index, row) in rows.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      append(row, to: &out)
    }
    out.append("],\n  \"info\":[" as StaticString)
    appendInfo(of: plan, to: &out)
    out.append("],\n  \"ts\":\"" as StaticString)
    out.append(decimal: seconds &* 1_000_000_000)
    out.append("\"\n}\n" as StaticString)
  }

  private static func append(_ row: TableSums.Row, to out: inout ByteBuffer) {
    out.append(UInt8(ascii: "["))
    for part in row.parts {
      out.append(jsonString: Array(part).rawSpan)
      out.append(UInt8(ascii: ","))
    }
    out.append(fourteenDigits: row.sum)
    out.append(UInt8(ascii: "]"))
  }

  private static func appendInfo(of plan: TablePlan, to out: inout ByteBuffer) {
    var columns: [(name: String, heading: String, isKey: Bool)?] = zip(plan.keys, plan.headings).map {
      (name: $0, heading: $1, isKey: true)
    }
    while columns.count < 3 { columns.append(nil) }
    columns[2] = (plan.valueName, plan.valueHeading, false)
    for (index, column) in columns.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      guard let column else {
        out.append("null" as StaticString)
        continue
      }
      out.append("{\n      \"desc\":" as StaticString)
      out.append(jsonString: Array(column.heading.utf8).rawSpan)
      out.append(",\n      \"is_key\":" as StaticString)
      out.append(column.isKey ? "true" as StaticString : "false")
      out.append(",\n      \"name\":" as StaticString)
      out.append(jsonString: Array(column.name.utf8).rawSpan)
      out.append("\n    }" as StaticString)
    }
  }
}
