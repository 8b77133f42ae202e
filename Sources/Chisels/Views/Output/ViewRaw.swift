internal import Events
internal import Inspection

/// A sample as text for scripts: a line a row, its cells with a blank behind each, and a rule below.
enum ViewRaw {
  private static let width = 10
  private static let rule: StaticString = "----------------------\n"

  /// - Parameter escapes: it goes to a terminal, which the texts of a capture must not steer.
  static func write(
    _ sample: ViewSample, escapes: Bool, to output: inout OutputFile
  ) throws(OutputError) {
    var cell = ByteBuffer()
    for row in sample.rows {
      for (value, heading) in zip(row.cells, sample.headings) {
        cell.removeAll()
        value.append(under: heading, width: width, elapsed: sample.elapsed, to: &cell)
        if escapes {
          output.pending.append(escapingControls: cell.bytes)
        } else {
          output.pending.append(cell)
        }
        output.pending.append(UInt8(ascii: " "))
      }
      try output.endLine()
    }
    output.pending.append(rule)
  }
}
