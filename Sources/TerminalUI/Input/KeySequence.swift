/// What stands at the beginning of bytes from a terminal.
enum KeySequence {
  /// They may be the beginning of something longer.
  case needsMore
  /// Pasted text begins behind so many bytes.
  case paste(length: Int)
  /// A key, or nothing that is known, of so many bytes.
  case key(Key?, length: Int)

  /// - Parameter bytes: at least one.
  /// - Parameter isOver: nothing follows them.
  init(_ bytes: Span<UInt8>, isOver: Bool) {
    let first = bytes[0]
    if first == 0x1B {
      self = Self.escape(bytes, isOver: isOver)
    } else if first < 0x20 || first == 0x7F {
      self = .key(Self.control(first), length: 1)
    } else {
      self = Self.character(bytes, isOver: isOver) { .character($0) }
    }
  }

  private static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x1B: .escape
    case 1...26: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  private static func character(
    _ bytes: Span<UInt8>, isOver: Bool, _ key: (Character) -> Key
  ) -> KeySequence {
    if let (scalar, length) = UTF8Decoding.scalar(in: bytes, at: 0) {
      // The control characters of C1 are no text.
      return .key(scalar.value >= 0x80 && scalar.value < 0xA0 ? nil : key(Character(scalar)), length: length)
    }
    var found = 1
    while found < bytes.count, bytes[found] & 0xC0 == 0x80 { found += 1 }
    let isCut = found == bytes.count && found < UTF8Decoding.length(of: bytes[0])
    return isCut && !isOver ? .needsMore : .key(nil, length: 1)
  }

  private static func escape(_ bytes: Span<UInt8>, isOver: Bool) -> KeySequence {
    guard bytes.count > 1 else { return isOver ? .key(.escape, length: 1) : .needsMore }
    let rest = bytes.extracting(1..<bytes.count)
    switch bytes[1] {
    case UInt8(ascii: "["): return ControlSequence.key(in: bytes, isOver: isOver)
    case UInt8(ascii: "O"): return ControlSequence.shiftedKey(in: bytes, isOver: isOver)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      return answer(bytes, isOver: isOver)
    case 0x1B:
      return escapeTwice(rest, isOver: isOver)
    case 0x7F, 0x08, 0x0D, 0x0A, 0x09:
      guard case .press(let name, let modifiers) = control(bytes[1]) else { return .key(nil, length: 2) }
      return .key(.press(name, modifiers.union(.alt)), length: 2)
    case 0..<0x20:
      return .key(.escape, length: 1)
    default:
      switch character(rest, isOver: isOver, { .alt($0) }) {
      case .key(let key, let length): return .key(key, length: length + 1)
      default: return .needsMore
      }
    }
  }

  /// Some terminals put an escape before the code of a key for Alt; someone may also press escape twice.
  private static func escapeTwice(_ rest: Span<UInt8>, isOver: Bool) -> KeySequence {
    let isCode = rest.count > 1 && (rest[1] == UInt8(ascii: "[") || rest[1] == UInt8(ascii: "O"))
    if rest.count > 1, !isCode { return .key(.escape, length: 1) }
    guard isCode else { return isOver ? .key(.escape, length: 1) : .needsMore }
    switch KeySequence(rest, isOver: isOver) {
    case .needsMore: return .needsMore
    case .key(.press(let name, let modifiers), let length):
      return .key(.press(name, modifiers.union(.alt)), length: length + 1)
    default: return .key(.escape, length: 1)
    }
  }

  /// The longest of what a terminal tells unasked that is waited for.
  private static let longestAnswer = 4096

  /// What a terminal tells about itself (`ESC ] … BEL` or `ESC \`): nobody asked. `ESC ]` alone is Alt and that key.
  private static func answer(_ bytes: Span<UInt8>, isOver: Bool) -> KeySequence {
    for index in 2..<max(min(bytes.count, longestAnswer), 2) {
      if bytes[index] == 0x07 { return .key(nil, length: index + 1) }
      if bytes[index] == 0x1B, index + 1 < bytes.count {
        return .key(nil, length: bytes[index + 1] == UInt8(ascii: "\\") ? index + 2 : index)
      }
    }
    if bytes.count >= longestAnswer { return .key(nil, length: bytes.count) }
    guard isOver else { return .needsMore }
    return .key(.alt(Character(Unicode.Scalar(bytes[1]))), length: 2)
  }
}
