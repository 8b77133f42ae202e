/// How many cells a character takes on a terminal.
///
/// A table of our own, and not wcwidth(3): that one needs a locale to be set for the whole process, tells nothing in the
/// locale C, and knows as much of Unicode as the C library that happens to be installed. Marks and emoji are told by the
/// properties that Swift has; what is wide besides is the table below, from Unicode's EastAsianWidth.txt (W and F), with
/// ranges joined over what is not assigned.
package enum CharacterWidth: Equatable, Sendable {
  /// One cell, or two.
  case narrow, wide
  /// Drawn over what stands before it.
  case mark
  /// Nothing would be seen of it, or it would steer the terminal: control and format characters, fillers, what is not
  /// assigned.
  case invisible

  package init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x7F {
      self = value < 0x20 ? .invisible : .narrow
      return
    }
    if value < 0x300 {
      self = value < 0xA0 || value == 0xAD ? .invisible : .narrow
      return
    }
    self = Self.lookUp(scalar)
  }

  private static func lookUp(_ scalar: Unicode.Scalar) -> CharacterWidth {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return .invisible }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return .mark
    case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return .invisible
    default: break
    }
    let value = scalar.value
    // Vowels and final consonants of Hangul join the consonant before them.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return .mark }
    if isWide(value) { return .wide }
    let isFlag = (0x1F1E6...0x1F1FF).contains(value)
    return properties.isEmojiPresentation && !isFlag ? .wide : .narrow
  }

  private static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x2FFFD,
    0x30000...0x3FFFD,
  ]
}
