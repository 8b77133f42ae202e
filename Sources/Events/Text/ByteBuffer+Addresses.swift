/// Addresses as text, the way inet_ntop writes them.
extension ByteBuffer {
  public mutating func append(_ address: IPAddress) {
    if address.isV6 { appendV6(address) } else { appendV4(UInt32(truncatingIfNeeded: address.low)) }
  }

  private mutating func appendV4(_ value: UInt32) {
    append(decimal: UInt64(value >> 24))
    append(UInt8(ascii: "."))
    append(decimal: UInt64(value >> 16 & 255))
    append(UInt8(ascii: "."))
    append(decimal: UInt64(value >> 8 & 255))
    append(UInt8(ascii: "."))
    append(decimal: UInt64(value & 255))
  }

  /// RFC 5952: the longest run of two or more zero groups, the first of equals, becomes `::`; the last 32 bits of
  /// mapped and compatible addresses are dotted.
  private mutating func appendV6(_ address: IPAddress) {
    let zeros = Self.longestZeroRun(address)
    let dotted =
      zeros.start == 0 && (zeros.count == 6 || (zeros.count == 5 && Self.group(5, of: address) == 0xFFFF))
    var index = 0
    while index < 8 {
      if zeros.count > 1, index == zeros.start {
        append("::" as StaticString)
        index += zeros.count
        continue
      }
      if index > 0, !(zeros.count > 1 && index == zeros.start + zeros.count) { append(UInt8(ascii: ":")) }
      if index == 6, dotted {
        appendV4(UInt32(truncatingIfNeeded: address.low))
        return
      }
      append(hex: Self.group(index, of: address))
      index += 1
    }
  }

  private static func group(_ index: Int, of address: IPAddress) -> UInt64 {
    let half = index < 4 ? address.high : address.low
    return half >> UInt64(48 - (index & 3) * 16) & 0xFFFF
  }

  private static func longestZeroRun(_ address: IPAddress) -> (start: Int, count: Int) {
    var best = (start: -1, count: 0)
    var run = (start: 0, count: 0)
    for index in 0..<8 {
      if group(index, of: address) != 0 {
        run.count = 0
        continue
      }
      if run.count == 0 { run.start = index }
      run.count += 1
      if run.count > best.count { best = run }
    }
    return best
  }
}
