internal import Events
internal import Inspection

/// What a cell looks like: for people with units, for filters and searches as it is.
extension ViewCell {
  /// The value as it is: `4211`, `10.0.2.15`, `/etc/hosts`.
  func plainText(as format: ColumnFormat) -> String {
    var text = ByteBuffer()
    appendPlain(as: format, to: &text)
    return String(decoding: [UInt8](copying: text.bytes), as: UTF8.self)
  }

  func appendPlain(as format: ColumnFormat, to out: inout ByteBuffer) {
    switch format.kind {
    case .string, .bytes, .dynamic: out.append(text)
    case .ipAddress, .ipNetwork: if let address { out.append(address) }
    case .bool: out.append(bits != 0 ? "true" as StaticString : "false")
    case .double: out.append(twoDecimals: Double(bitPattern: bits))
    case _ where format.sort == .signed && format.digits == .decimal:
      out.append(decimal: Int64(bitPattern: bits))
    default: append(in: format.digits, to: &out)
    }
  }

  private func append(in digits: ColumnFormat.Digits, to out: inout ByteBuffer) {
    switch digits {
    case .decimal: out.append(decimal: bits)
    case .hexadecimal: out.append(hex: bits, isUppercase: true)
    case .padded: out.append(decimal: bits, paddedTo: 9)
    }
  }

  /// The value for people: numbers at the right of so many characters, `23.45K` of bytes and counts, `2.00s` of time.
  ///
  /// - Parameter elapsed: the nanoseconds that a sum per second is divided by.
  func append(under heading: ViewHeading, width: Int, elapsed: UInt64, to out: inout ByteBuffer) {
    let format = heading.format
    // An interval of less than a second is not blown up to one.
    let count = heading.isPerSecond && elapsed > 0 ? Double(elapsed) / 1e9 : Double(self.count)
    let divisor = count > 1 ? count : 1
    switch format.kind {
    case .relativeTime:
      let start = out.count
      out.append(humanSpan: UInt64(clamped: (Double(bits) / divisor).rounded(.towardZero)))
      out.alignRight(from: start, width: width)
    case .double:
      let start = out.count
      out.append(twoDecimals: Double(bitPattern: bits) / divisor)
      out.alignRight(from: start, width: width)
    case _ where format.isIdentifier:
      let start = out.count
      appendPlain(as: format, to: &out)
      out.alignRight(from: start, width: width)
    case _ where format.isQuantity:
      let number =
        format.sort == .signed ? Double(Int64(bitPattern: bits)) : Double(bits)
      out.append(
        quantity: number / divisor, isWhole: count == 1 || count == 0, width: width)
    default: appendPlain(as: format, to: &out)
    }
  }
}

extension ViewSample {
  /// A cell for people, with its number at the right of `width` characters; texts as long as they are.
  package func text(row: Int, column: Int, width: Int) -> [UInt8] {
    var text = ByteBuffer()
    rows[row].cells[column].append(under: headings[column], width: width, elapsed: elapsed, to: &text)
    return [UInt8](copying: text.bytes)
  }

  /// A cell as it is, without units.
  package func value(row: Int, column: Int) -> String {
    rows[row].cells[column].plainText(as: headings[column].format)
  }

  /// What a row is, as it is.
  package func keyText(row: Int) -> String { rows[row].key.plainText(as: key.format) }
}

extension UInt64 {
  fileprivate init(clamped number: Double) { self = UInt64(exactly: number) ?? (number > 0 ? .max : 0) }
}
