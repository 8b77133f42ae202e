/// The fields of a message of protocol buffers that is to be sent, put together one by one.
///
/// Source: Protocol Buffers, "Encoding".
struct ProtobufFields: Sendable {
  /// The message.
  private(set) var bytes: [UInt8] = []

  enum Value: Sendable {
    case number(UInt64)
    case bool(Bool)
    case text(String)
    case message(ProtobufFields)
    case map([String: String])
  }

  /// - Parameter fields: numbers and values.
  init(_ fields: (number: UInt64, value: Value)...) {
    for (number, value) in fields { append(number, value) }
  }

  private mutating func append(_ number: UInt64, _ value: Value) {
    switch value {
    case .number(let value):
      append(varint: number << 3)
      append(varint: value)
    case .bool(let value): append(number, .number(value ? 1 : 0))
    case .text(let text): append(number, Array(text.utf8))
    case .message(let message): append(number, message.bytes)
    case .map(let map):
      for (key, value) in map { append(number, ProtobufFields((1, .text(key)), (2, .text(value))).bytes) }
    }
  }

  private mutating func append(_ number: UInt64, _ content: [UInt8]) {
    append(varint: number << 3 | 2)
    append(varint: UInt64(content.count))
    bytes += content
  }

  private mutating func append(varint value: UInt64) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
