internal import Events
internal import Inspection

/// Samples as JSON, in the shape that programs know from csysdig:
///
///     {"slices": [
///     {"progress": 0},
///     {"progress": 100, "data": [
///     {"d":[4211,1.5,"curl"],"k":"4211"}],
///     "count": 1, "info": {…}}
///     ]}
///
/// `d` has the cells, `k` the key; sums are not divided by time. `info` tells of the columns and of what opens.
enum ViewJSON {
  static let head: StaticString = "{\"slices\": [\n{\"progress\": 0},\n"
  static let tail: StaticString = "]}\n"

  /// - Parameter rows: which of them, from 0.
  static func write(
    _ sample: ViewSample, rows: Range<Int>, of view: View, opening target: View?, filter: String,
    to output: inout OutputFile
  ) throws(OutputError) {
    let rows = rows.clamped(to: sample.rows.indices)
    output.pending.append("{\"progress\": 100, " as StaticString)
    if !rows.isEmpty {
      output.pending.append("\"data\": [\n" as StaticString)
      for index in rows {
        if index > rows.lowerBound { output.pending.append(",\n" as StaticString) }
        append(sample.rows[index], sample, to: &output.pending)
        try output.flushWhenDue()
      }
      output.pending.append("],\n" as StaticString)
    }
    output.pending.append("\"count\": " as StaticString)
    output.pending.append(decimal: UInt64(rows.count))
    output.pending.append(", \"info\": " as StaticString)
    ViewInfoJSON.append(view, sample, opening: target, filter: filter, to: &output.pending)
    output.pending.append("}\n" as StaticString)
  }

  private static func append(_ row: ViewRow, _ sample: ViewSample, to out: inout ByteBuffer) {
    out.append("{\"d\":[" as StaticString)
    for (index, cell) in row.cells.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      append(cell, sample.headings[index], elapsed: sample.elapsed, to: &out)
    }
    out.append("],\"k\":" as StaticString)
    out.append(jsonText: row.key.plainText(as: sample.key.format))
    out.append(UInt8(ascii: "}"))
  }

  /// Numbers as numbers, but for spans of time, which are text as people read them.
  private static func append(
    _ cell: ViewCell, _ heading: ViewHeading, elapsed: UInt64, to out: inout ByteBuffer
  ) {
    let format = heading.format
    switch format.kind {
    case .relativeTime:
      var text = ByteBuffer()
      cell.append(under: heading, width: 10, elapsed: elapsed, to: &text)
      out.append(jsonString: text.bytes)
    case .double:
      let count = heading.isPerSecond && elapsed > 0 ? Double(elapsed) / 1e9 : Double(cell.count)
      out.append(jsonNumber: Double(bitPattern: cell.bits) / (count > 1 ? count : 1))
    case .string, .bytes, .dynamic: out.append(jsonString: cell.text.rawSpan)
    case .ipAddress, .ipNetwork: out.append(jsonText: cell.plainText(as: format))
    case _ where format.digits != .decimal: out.append(jsonText: cell.plainText(as: format))
    default: cell.averaged(format.sort).appendPlain(as: format, to: &out)
    }
  }
}

extension ByteBuffer {
  mutating func append(jsonText text: String) { append(jsonString: Array(text.utf8).rawSpan) }

  /// With all of its digits, and at least one behind the point.
  fileprivate mutating func append(jsonNumber number: Double) {
    guard number.isFinite else { return append("null" as StaticString) }
    let start = count
    append(seventeenDigits: number)
    for index in start..<count where self[index] == UInt8(ascii: ".") || self[index] == UInt8(ascii: "e") {
      return
    }
    append(".0" as StaticString)
  }
}
