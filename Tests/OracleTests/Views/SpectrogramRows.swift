import TerminalUI
import TestSupport

/// A spectrogram: for each slice of time that has any latency the columns with some, and the color of each.
enum SpectrogramRows {
  typealias Row = [Int: Int]

  /// A terminal that has a column for each bucket of ours, and one more: csysdig begins with the second.
  static let columns = SpectrogramGrid.bucketCount

  /// What csysdig shows: cells with a background.
  ///
  /// - Parameter lines: with the escape codes of colors, without the axis and what is below it.
  static func shown(_ lines: some Sequence<String>) -> [Row] {
    lines.map { line in
      var (row, column, color): (Row, Int, Int?) = ([:], 0, nil)
      var rest = Substring(line)
      while let character = rest.popFirst() {
        guard character == "\u{1B}" else {
          if let color, color != 0 { row[column] = color }
          column += 1
          continue
        }
        let codes = rest.dropFirst().prefix { $0 != "m" }
        rest = rest.dropFirst(codes.count + 2)
        color = background(codes.split(separator: ";").compactMap { Int($0) }, before: color)
      }
      return row
    }.filter { !$0.isEmpty }
  }

  /// The color behind the text once codes were told.
  private static func background(_ codes: [Int], before: Int?) -> Int? {
    var (color, rest) = (before, codes[...])
    if codes.isEmpty { return nil }
    while let code = rest.popFirst() {
      switch code {
      case 0, 49: color = nil
      case 38, 48:
        if code == 48 { color = rest.dropFirst().first }
        rest = rest.dropFirst(2)
      case 40...47: color = code - 40
      case 100...107: color = code - 92
      default: break
      }
    }
    return color
  }

  /// What it has to show of events of which `trowel` prints time and latency.
  static func expected(_ binary: String, _ capture: String, _ field: String, _ filter: String) -> [Row] {
    let output = Process.run(
      binary, ["-r", capture, "-p", "%evt.rawtime %\(field)", "(\(filter)) and \(field)>0"]
    ).output
    var slices: [UInt64: [Int: Int]] = [:]
    for line in output.lines {
      let numbers = String(decoding: line, as: UTF8.self).split(separator: " ").compactMap { UInt64($0) }
      guard numbers.count == 2 else { continue }
      let column = SpectrogramGrid.bucket(ofNanoseconds: numbers[1]) + 1
      slices[numbers[0] / sliceLength, default: [:]][column, default: 0] += 1
    }
    return slices.sorted { $0.key < $1.key }.map { $0.value.filter { $0.key < columns - 1 }.mapValues(color) }
  }

  /// csysdig's spectrograms move on every half second.
  private static let sliceLength: UInt64 = 500_000_000

  /// The color that stands for so many: from green over yellow to red, each for 1.6 times as many as the one before.
  private static func color(of count: Int) -> Int {
    var (place, limit) = (0, 1.6)
    while Double(2 * count + 1) >= limit {
      place += 1
      limit *= 1.6
    }
    return palette[min(max(place, 1), palette.count - 1) - 1]
  }

  private static let palette = [
    22, 28, 64, 34, 2, 76, 46, 118, 154, 191, 227, 226, 11, 220, 209, 208, 202, 197, 9, 1,
  ]
}
