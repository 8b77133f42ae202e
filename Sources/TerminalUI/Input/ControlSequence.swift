/// A code of the form `ESC [ numbers letter`, which most keys without a character send.
///
///     ESC [  <  0 ; 5 ; 7  M
///           mark  numbers  final
///
/// Source: xterm's ctlseqs, console_codes(4), rxvt's own forms (`ESC [ 7 $`, `ESC [ a`), VT220 (`ESC [ 15 ~`).
struct ControlSequence {
  /// `<`, `?`, `>` or `=` before the numbers; 0 when there is none.
  let mark: UInt8
  /// Absent ones are 0; the first of each group that colons divide.
  let numbers: [Int]
  let final: UInt8
  /// Bytes, those of the beginning included.
  let length: Int

  /// Longer ones are no keys.
  private static let longest = 64

  private enum Reading { case whole(ControlSequence), cut, broken(length: Int) }

  private static func read(_ bytes: Span<UInt8>) -> Reading {
    var index = 2
    var mark: UInt8 = 0
    if index < bytes.count, bytes[index] >= 0x3C, bytes[index] <= 0x3F {
      mark = bytes[index]
      index += 1
    }
    var numbers = [0]
    var isInGroup = false
    while index < bytes.count, index < longest {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let last = numbers.count - 1
        if !isInGroup { numbers[last] = min(numbers[last] * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000) }
      case UInt8(ascii: ";"):
        numbers.append(0)
        isInGroup = false
      case UInt8(ascii: ":"): isInGroup = true
      case 0x40...0x7E, UInt8(ascii: "$"):
        return .whole(ControlSequence(mark: mark, numbers: numbers, final: byte, length: index + 1))
      case 0x20...0x3F: break
      default: return .broken(length: index)
      }
      index += 1
    }
    return index < longest ? .cut : .broken(length: index)
  }

  /// The key of `ESC [ …`.
  static func key(in bytes: Span<UInt8>, isOver: Bool) -> KeySequence {
    if bytes.count == 2 { return isOver ? .key(.alt("["), length: 2) : .needsMore }
    // The Linux console's F1 to F5 are `ESC [ [ A` and so on; the old form of the mouse has three bytes that may be any.
    if bytes[2] == UInt8(ascii: "[") {
      guard bytes.count > 3 else { return isOver ? .key(nil, length: 3) : .needsMore }
      let number = Int(bytes[3]) - 0x40
      return (1...5).contains(number) ? .key(.function(number), length: 4) : .key(nil, length: 3)
    }
    if bytes[2] == UInt8(ascii: "M") { return oldMouse(in: bytes, isOver: isOver) }
    switch read(bytes) {
    case .whole(let code):
      if code.mark == 0, code.final == UInt8(ascii: "~"), code.numbers[0] == 200 {
        return .paste(length: code.length)
      }
      return .key(code.key, length: code.length)
    case .cut: return isOver ? .key(nil, length: bytes.count) : .needsMore
    case .broken(let length): return .key(nil, length: length)
    }
  }

  /// The key of `ESC O …`, which may have a number for what is held down.
  static func shiftedKey(in bytes: Span<UInt8>, isOver: Bool) -> KeySequence {
    var index = 2
    var number = 0
    while index < bytes.count, index < 8, bytes[index] &- 0x30 < 10 || bytes[index] == UInt8(ascii: ";") {
      number = bytes[index] == UInt8(ascii: ";") ? 0 : min(number * 10 + Int(bytes[index] - 0x30), 1000)
      index += 1
    }
    guard index < bytes.count else {
      return isOver ? .key(index == 2 ? .alt("O") : nil, length: index) : .needsMore
    }
    return .key(KeyNames.key(keypad: bytes[index], modifiers: KeyNames.modifiers(number)), length: index + 1)
  }

  private static func oldMouse(in bytes: Span<UInt8>, isOver: Bool) -> KeySequence {
    guard bytes.count >= 6 else { return isOver ? .key(nil, length: bytes.count) : .needsMore }
    let numbers = (3..<6).map { Int(bytes[$0]) - 32 }
    let event = MouseEvent(code: numbers[0], column: numbers[1], row: numbers[2], isRelease: false)
    return .key(numbers[0] >= 0 ? event.map(Key.mouse) : nil, length: 6)
  }

  private var key: Key? {
    if mark == UInt8(ascii: "<") {
      guard numbers.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return nil }
      let isRelease = final == UInt8(ascii: "m")
      return MouseEvent(code: numbers[0], column: numbers[1], row: numbers[2], isRelease: isRelease)
        .map(Key.mouse)
    }
    guard mark == 0 else { return nil }
    let held = KeyNames.modifiers(numbers.count > 1 ? numbers[1] : 0)
    switch final {
    case UInt8(ascii: "~"):
      // `27 ; modifiers ; code ~`: the key is told by its character.
      if numbers[0] == 27, numbers.count == 3 { return KeyNames.key(scalar: numbers[2], modifiers: held) }
      return KeyNames.name(number: numbers[0]).map { .press($0, held) }
    case UInt8(ascii: "u"): return KeyNames.key(scalar: numbers[0], modifiers: held)
    case UInt8(ascii: "$"): return KeyNames.name(number: numbers[0]).map { .press($0, .shift) }
    case UInt8(ascii: "^"): return KeyNames.name(number: numbers[0]).map { .press($0, .control) }
    case UInt8(ascii: "@"): return KeyNames.name(number: numbers[0]).map { .press($0, [.shift, .control]) }
    case UInt8(ascii: "Z"): return .press(.tab, held.union(.shift))
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return KeyNames.name(letter: final - 0x20).map { .press($0, .shift) }
    default: return KeyNames.name(letter: final).map { .press($0, held) }
    }
  }
}
