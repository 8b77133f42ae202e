/// Which key a number or a letter in a code stands for.
enum KeyNames {
  /// `ESC [ number ~`.
  static func name(number: Int) -> Key.Name? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    // Numbers are left out between the groups of keys that a VT220 has.
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28...29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// `ESC [ letter`, and `ESC O letter`.
  static func name(letter: UInt8) -> Key.Name? {
    switch letter {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(letter - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  /// `ESC O letter`: the same, and the keypad in its own mode; rxvt's arrows with Ctrl are in lower case.
  static func key(keypad letter: UInt8, modifiers: Key.Modifiers) -> Key? {
    switch letter {
    case UInt8(ascii: "M"): return .press(.enter, modifiers)
    case UInt8(ascii: "I"): return .press(.tab, modifiers)
    case UInt8(ascii: "X"): return .character("=")
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return name(letter: letter - 0x20).map { .press($0, .control) }
    // `j` to `y` are the characters from `*` to `9`.
    case UInt8(ascii: "j")...UInt8(ascii: "y"): return .character(Character(Unicode.Scalar(letter - 0x40)))
    default: return name(letter: letter).map { .press($0, modifiers) }
    }
  }

  /// A number of 1 more than the sum of shift (1), alt (2), control (4); meta (8) is taken as alt.
  static func modifiers(_ number: Int) -> Key.Modifiers {
    guard number > 1, number <= 64 else { return [] }
    let bits = UInt8(number - 1)
    return Key.Modifiers(rawValue: bits & 7 | (bits & 8) >> 2)
  }

  /// A key that is told by its character and what is held down.
  static func key(scalar value: Int, modifiers: Key.Modifiers) -> Key? {
    switch value {
    case 8, 127: return .press(.backspace, modifiers)
    case 9: return .press(.tab, modifiers)
    case 10, 13: return .press(.enter, modifiers)
    case 27: return .press(.escape, modifiers)
    default: break
    }
    guard value >= 0x20, let scalar = Unicode.Scalar(UInt32(clamping: value)),
      CharacterWidth(scalar) != .invisible
    else { return nil }
    let character = Character(scalar)
    if modifiers.contains(.control) { return .control(Character(character.lowercased())) }
    return modifiers.contains(.alt) ? .alt(character) : .character(character)
  }
}
