internal import Events
internal import Glibc

/// How a value has to be written, by the kind of the field that it is compared with.
extension FilterConstant {
  /// Reads `word` as a value of `kind`; throws a sentence about what was expected.
  init(_ word: [UInt8], as kind: FieldInfo.FieldKind) throws(FieldError) {
    let text = String(decoding: word, as: UTF8.self)
    switch kind {
    case .string, .dynamic: self = .text(word)
    case .bytes: self = .bytes(word)
    case .bool:
      guard text == "true" || text == "false" else { throw FieldError("\(text) is neither true nor false") }
      self = .number(text == "true" ? 1 : 0)
    case .double:
      guard let value = Self.double(text) else { throw FieldError("\(text) is not a number") }
      self = .double(value)
    case .port: self = .number(try Self.port(text))
    case .ipAddress:
      guard let address = IPAddress(text) else {
        let isNetwork = (try? IPNetwork(text)) != nil
        throw FieldError(
          "\(text) is not an IP address", hint: isNetwork ? "fd.net, fd.cnet and fd.snet take networks" : nil)
      }
      self = .address(address)
    case .ipNetwork: self = .network(try IPNetwork(text))
    case .relativeTime, .absoluteTime:
      guard let value = Self.number(text, kind) else {
        let meant = Self.nanoseconds(text).map { "write \($0)" }
        throw FieldError("\(text) is not a whole number of nanoseconds, the unit of this field", hint: meant)
      }
      self = .number(value)
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64:
      guard let value = Self.number(text, kind) else { throw FieldError("\(text) is not a whole number") }
      self = .number(value)
    }
  }

  /// Pairs of hexadecimal digits as bytes.
  init(hexadecimal word: [UInt8]) throws(FieldError) {
    let digits = word.compactMap(LanguageEscapes.digit)
    guard digits.count == word.count, digits.count % 2 == 0 else {
      throw FieldError("\(String(decoding: word, as: UTF8.self)) is not an even number of hexadecimal digits")
    }
    self = .bytes(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  /// `42`, `+42`, `-42`, `0x2A`. A negative number for an unsigned field is the one with the same bits.
  private static func number(_ text: String, _ kind: FieldInfo.FieldKind) -> Int128? {
    var digits = text[...]
    let isNegative = digits.hasPrefix("-")
    if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
    let isHexadecimal = digits.hasPrefix("0x") || digits.hasPrefix("0X")
    if isHexadecimal { digits = digits.dropFirst(2) }
    guard let first = digits.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+"),
      let magnitude = UInt64(digits, radix: isHexadecimal ? 16 : 10)
    else { return nil }
    guard isNegative else { return Int128(magnitude) }
    return switch kind {
    case .uint8: Int128(UInt8(truncatingIfNeeded: 0 &- magnitude))
    case .uint16: Int128(UInt16(truncatingIfNeeded: 0 &- magnitude))
    case .uint32: Int128(UInt32(truncatingIfNeeded: 0 &- magnitude))
    case .uint64, .relativeTime, .absoluteTime: Int128(0 &- magnitude)
    default: -Int128(magnitude)
    }
  }

  /// The nanoseconds that someone meant who wrote a time with its unit, such as `1.5ms`; nil where it is none.
  static func nanoseconds(_ text: String) -> UInt64? {
    let units: KeyValuePairs = [
      "ns": 1.0, "us": 1e3, "µs": 1e3, "ms": 1e6, "s": 1e9, "min": 6e10, "m": 6e10, "h": 3.6e12,
    ]
    guard let unit = units.first(where: { text.hasSuffix($0.key) }),
      let value = double(String(text.dropLast(unit.key.count)))
    else { return nil }
    return UInt64(exactly: (value * unit.value).rounded())
  }

  private static func double(_ text: String) -> Double? {
    text.utf8.allSatisfy { "+-.eE0123456789".utf8.contains($0) } ? Double(text) : nil
  }

  /// A port's number, or the name of a service; nothing means 0.
  private static func port(_ text: String) throws(FieldError) -> Int128 {
    if text.isEmpty { return 0 }
    if let number = number(text, .int64) {
      guard UInt16(exactly: number) != nil else {
        throw FieldError("\(text) is no port; the highest is \(UInt16.max)")
      }
      return number
    }
    // Safe: the string lives through the call, and the entry is read before anyone asks again.
    guard let entry = unsafe getservbyname(text, nil) else {
      throw FieldError("no service is called \(text)")
    }
    return Int128(UInt16(truncatingIfNeeded: unsafe entry.pointee.s_port).byteSwapped)
  }
}
