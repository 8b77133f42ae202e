internal import Events
internal import Inspection
internal import State

/// The values of one event, column by column, until it is known whether and where they count.
struct IncomingRow: ~Copyable {
  private var values: [Value]
  /// The texts of all columns, one behind the other.
  private var texts = ByteBuffer()
  private var keyBytes = ByteBuffer(capacity: 64)

  private struct Value {
    var bits: UInt64 = 0
    var count: UInt32 = 0
    var start = 0
    var end = 0
  }

  init(columnCount: Int) { values = Array(repeating: Value(), count: columnCount) }

  /// Forgets what the event before had.
  mutating func clear() { texts.removeAll() }

  mutating func setMissing(_ column: Int) { values[column] = Value() }

  mutating func set(_ column: Int, bits: UInt64) { values[column] = Value(bits: bits, count: 1) }

  /// - Parameter text: what the value was put together of, where it is a text.
  mutating func set(_ column: Int, _ value: FieldValue, _ text: RawSpan, _ machine: borrowing Machine) {
    var bits: UInt64 = 0
    let start = texts.count
    switch value {
    case .int(let number): bits = UInt64(bitPattern: number)
    case .uint(let number): bits = number
    case .bool(let truth): bits = truth ? 1 : 0
    case .double(let number): bits = number.bitPattern
    case .name(let id): texts.append(machine.strings[id].untilNUL())
    case .text: texts.append(text.untilNUL())
    case .bytes: texts.append(text)
    case .address(let address): AddressBytes.append(address, to: &texts)
    }
    values[column] = Value(bits: bits, count: 1, start: start, end: texts.count)
  }

  func bits(_ column: Int) -> UInt64 { values[column].bits }
  func count(_ column: Int) -> UInt32 { values[column].count }

  /// Bytes of the texts of all columns.
  var textSize: Int { values.reduce(0) { $0 + $1.end - $1.start } }

  /// Whether the text of a column is that one.
  func hasText(_ text: [UInt8], _ column: Int) -> Bool { text.rawSpan.isEqual(span(column)) }

  func cell(_ column: Int) -> ViewCell {
    ViewCell(bits: bits(column), count: count(column), text: [UInt8](copying: span(column)))
  }

  @_lifetime(borrow self)
  private func span(_ column: Int) -> RawSpan {
    texts.bytes.window(values[column].start, byteCount: values[column].end - values[column].start)
  }

  // MARK: The key

  /// Makes the first column the key.
  mutating func makeKey(_ sort: ValueSort) {
    keyBytes.removeAll()
    if sort == .text {
      keyBytes.append(texts, from: values[0].start, count: values[0].end - values[0].start)
    } else {
      keyBytes.append(little: values[0].bits)
    }
  }

  /// What a row is found by.
  var key: RawSpan {
    @_lifetime(borrow self)
    get { keyBytes.bytes }
  }
}
