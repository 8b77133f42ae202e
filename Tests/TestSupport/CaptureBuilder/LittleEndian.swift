/// Little-endian writing: the one way in which captures store numbers.
extension [UInt8] {
  package mutating func append<Value: FixedWidthInteger>(little value: Value) {
    for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  /// A length of 16 bits, then the bytes, as the strings of metadata blocks are stored.
  package mutating func append(counted bytes: [UInt8]) {
    append(little: UInt16(truncatingIfNeeded: bytes.count))
    append(contentsOf: bytes)
  }

  /// The bytes of a text with a NUL behind.
  package static func terminated(_ text: String) -> [UInt8] { Array(text.utf8) + [0] }

  /// Texts with a NUL behind each, as arguments, environments and cgroups are stored.
  package static func list(_ texts: [String]) -> [UInt8] { texts.flatMap { terminated($0) } }
}
