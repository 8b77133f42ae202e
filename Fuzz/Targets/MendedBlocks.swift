/// Bytes made into a capture whose blocks are whole: lengths, padding and trailers agree, a section comes first, and
/// events lie within their blocks. What stands in the blocks is left as it was.
struct MendedBlocks {
  private(set) var bytes: [UInt8] = []

  /// The longest body that is believed; where a length is more, the rest of the input is the last block's.
  private static let longestBody = 1 << 16
  private static let section: UInt32 = 0x0A0D_0D0A
  private static let eventOffsets: [UInt32: Int] = [
    0x204: 2, 0x8010_ABCD: 2, 0x208: 6, 0x216: 2, 0x217: 6, 0x221: 2, 0x222: 6,
  ]

  init(_ input: [UInt8]) {
    var rest = input[...]
    var isFirst = true
    while rest.count >= 8 {
      let type = Self.number(rest, 0)
      let claimed = Int(Self.number(rest, 4))
      let length = min(max(claimed, 12), Self.longestBody, rest.count)
      var body = Array(rest.prefix(length).dropFirst(8))
      if body.count >= 4, length == claimed { body.removeLast(4) }
      rest = rest.dropFirst(length)
      if isFirst, type != Self.section { append(Self.section, Self.sectionBody) }
      isFirst = false
      append(type, mended(body, type))
    }
  }

  private static let sectionBody: [UInt8] =
    [0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 2, 0] + [UInt8](repeating: 0xFF, count: 8)

  private mutating func append(_ type: UInt32, _ body: [UInt8]) {
    let padding = (4 - body.count % 4) % 4
    let total = UInt32(body.count + padding + 12)
    append(type)
    append(total)
    bytes += body + [UInt8](repeating: 0, count: padding)
    append(total)
  }

  private mutating func append(_ number: UInt32) {
    for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// The body of an event with a length that fits, and as many params as there are lengths for; of the section, with
  /// the magic that makes it one.
  private func mended(_ body: [UInt8], _ type: UInt32) -> [UInt8] {
    var body = body
    if type == Self.section, body.count >= 4 { body.replaceSubrange(0..<4, with: Self.sectionBody.prefix(4)) }
    guard let start = Self.eventOffsets[type], body.count >= start + 26 else { return body }
    let isWide = type == 0x221 || type == 0x222
    let length = body.count - start
    for index in 0..<4 { body[start + 16 + index] = UInt8(truncatingIfNeeded: length >> (8 * index)) }
    if type >= 0x216, type < 0x8000_0000 { mendParams(of: &body, at: start + 22, lengthSize: isWide ? 4 : 2) }
    return body
  }

  /// Cuts the lengths of params to what is there.
  private func mendParams(of body: inout [UInt8], at start: Int, lengthSize: Int) {
    let count = min(Int(body[start]), (body.count - start - 4) / lengthSize)
    body.replaceSubrange(start..<start + 4, with: [UInt8(truncatingIfNeeded: count), 0, 0, 0])
    var room = body.count - start - 4 - count * lengthSize
    for index in 0..<count {
      let place = start + 4 + index * lengthSize
      let claimed = (0..<lengthSize).reduce(0) { $0 | Int(body[place + $1]) << (8 * $1) }
      let length = min(claimed, room)
      for byte in 0..<lengthSize { body[place + byte] = UInt8(truncatingIfNeeded: length >> (8 * byte)) }
      room -= length
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[bytes.startIndex + offset + $1]) << UInt32(8 * $1) }
  }
}
