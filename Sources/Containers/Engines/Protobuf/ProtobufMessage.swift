/// A message of protocol buffers, as the fields that are in it, by their numbers. What they mean is said by whoever asks:
/// unknown fields do no harm, and a missing one is empty or 0.
///
/// The library that Apple makes for it brings the compiler of protocol buffers, in C++, into every build of all targets:
/// minutes, for ten messages with few fields.
///
/// Source: Protocol Buffers, "Encoding".
struct ProtobufMessage: Sendable, Equatable {
  private enum Value: Equatable {
    case number(UInt64)
    case bytes(ArraySlice<UInt8>)
  }

  /// In the order of their coming: of a field that can be there once the last counts.
  private var fields: [(number: UInt64, value: Value)] = []

  /// The empty one.
  init() {}

  init(_ bytes: [UInt8]) throws(ProtobufError) { try self.init(bytes[...]) }

  private init(_ bytes: ArraySlice<UInt8>) throws(ProtobufError) {
    var rest = bytes
    while !rest.isEmpty {
      let key = try Self.varint(&rest)
      switch key & 7 {
      case 0: fields.append((key >> 3, .number(try Self.varint(&rest))))
      case 1: _ = try Self.take(8, of: &rest)
      case 2: fields.append((key >> 3, .bytes(try Self.take(Self.varint(&rest), of: &rest))))
      case 5: _ = try Self.take(4, of: &rest)
      default: throw .unknownWireType
      }
    }
  }

  static func == (one: Self, other: Self) -> Bool {
    one.fields.elementsEqual(other.fields) { $0.number == $1.number && $0.value == $1.value }
  }

  // MARK: - Fields

  /// An integer or an enum.
  func number(_ field: UInt64) -> Int64 {
    for (number, value) in fields.reversed() where number == field {
      if case .number(let value) = value { return Int64(bitPattern: value) }
    }
    return 0
  }

  func bool(_ field: UInt64) -> Bool { number(field) != 0 }

  func text(_ field: UInt64) -> String { texts(field).last ?? "" }

  func texts(_ field: UInt64) -> [String] { contents(field).map { String(decoding: $0, as: UTF8.self) } }

  func message(_ field: UInt64) throws(ProtobufError) -> ProtobufMessage {
    try messages(field).last ?? Self()
  }

  func messages(_ field: UInt64) throws(ProtobufError) -> [ProtobufMessage] {
    var messages: [ProtobufMessage] = []
    for content in contents(field) { messages.append(try Self(content)) }
    return messages
  }

  /// A map is a list of messages of two fields.
  func map(_ field: UInt64) throws(ProtobufError) -> [String: String] {
    var map: [String: String] = [:]
    for entry in try messages(field) { map[entry.text(1)] = entry.text(2) }
    return map
  }

  private func contents(_ field: UInt64) -> [ArraySlice<UInt8>] {
    fields.compactMap { (number, value) in
      if number == field, case .bytes(let bytes) = value { bytes } else { nil }
    }
  }

  // MARK: - The wire

  private static func varint(_ rest: inout ArraySlice<UInt8>) throws(ProtobufError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { throw .truncated }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw .longNumber
  }

  private static func take(
    _ count: UInt64, of rest: inout ArraySlice<UInt8>
  ) throws(ProtobufError) -> ArraySlice<UInt8> {
    guard count <= UInt64(rest.count) else { throw .truncated }
    let taken = rest.prefix(Int(count))
    rest = rest.dropFirst(Int(count))
    return taken
  }
}

/// Why bytes are no message.
enum ProtobufError: Error, Equatable, CustomStringConvertible {
  case truncated
  /// More than 64 bits.
  case longNumber
  case unknownWireType

  var description: String {
    switch self {
    case .truncated: "it ends too early"
    case .longNumber: "a number has more than 64 bits"
    case .unknownWireType: "a field is of a kind that there is not"
    }
  }
}
