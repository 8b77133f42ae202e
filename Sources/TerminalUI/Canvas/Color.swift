/// A color of a cell, before it is known how many the terminal has.
package struct Color: Equatable, Sendable {
  /// The kind in the highest byte; below it the number, or red, green and blue.
  private let bits: UInt32

  private init(bits: UInt32) { self.bits = bits }

  /// What the terminal uses when nothing is said.
  package static let standard = Color(bits: 0)

  /// One of the 256: 0...15 as the terminal's owner chose them, a cube of colors, and 24 grays.
  package static func palette(_ number: UInt8) -> Color { Color(bits: 1 << 24 | UInt32(number)) }

  package static func rgb(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
    Color(bits: 2 << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
  }

  /// Its number among the 256; nil for the standard one and for true colors.
  package var paletteNumber: UInt8? { bits >> 24 == 1 ? UInt8(truncatingIfNeeded: bits) : nil }

  /// Nil for all but true colors.
  package var components: (red: UInt8, green: UInt8, blue: UInt8)? {
    guard bits >> 24 == 2 else { return nil }
    return (
      UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8),
      UInt8(truncatingIfNeeded: bits)
    )
  }

  /// The nearest color that a terminal of that depth has.
  package func reduced(to depth: ColorDepth) -> Color {
    switch depth {
    case .none: return .standard
    case .trueColor: return self
    case .palette256:
      guard let (red, green, blue) = components else { return self }
      return .palette(Self.nearest(red, green, blue))
    case .basic16:
      if let number = paletteNumber {
        if number < 16 { return self }
        let (red, green, blue) = Self.components(of: number)
        return .palette(Self.basic(red, green, blue))
      }
      guard let (red, green, blue) = components else { return self }
      return .palette(Self.basic(red, green, blue))
    }
  }

  /// The steps of each component in the cube of the 256, which begins at 16.
  private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static func nearest(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
    if red == green && green == blue && red >= 4 && red <= 246 { return 232 + min((red - 3) / 10, 23) }
    return 16 + 36 * step(red) + 6 * step(green) + step(blue)
  }

  private static func step(_ component: UInt8) -> UInt8 {
    component < 48 ? 0 : component < 115 ? 1 : min((component - 35) / 40, 5)
  }

  /// Which of the sixteen comes near: a bit for each component, and one for bright.
  private static func basic(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
    let highest = max(red, green, blue)
    guard highest >= 48 else { return 0 }
    let half = highest / 2
    let number: UInt8 = (red > half ? 1 : 0) | (green > half ? 2 : 0) | (blue > half ? 4 : 0)
    if number == 7 { return highest > 200 ? 15 : highest > 130 ? 7 : 8 }
    return highest > 200 ? number + 8 : number
  }

  private static func components(of number: UInt8) -> (UInt8, UInt8, UInt8) {
    if number >= 232 {
      let gray = 8 + (number - 232) * 10
      return (gray, gray, gray)
    }
    let place = Int(number) - 16
    return (steps[place / 36 % 6], steps[place / 6 % 6], steps[place % 6])
  }
}
