@testable internal import TerminalUI

/// A terminal in memory, which knows the codes that frames are made of and fails at all others.
struct EmulatedTerminal {
  private(set) var canvas: Canvas
  private var column = 0
  private var row = 0
  private var style = Style.plain
  private(set) var isCursorShown = true
  private(set) var unknown: [String] = []

  init(width: Int, height: Int) { canvas = Canvas(width: width, height: height) }

  var cursor: Canvas.Position? { isCursorShown ? .init(column: column, row: row) : nil }

  mutating func take(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x1B {
        var end = index + 2
        while !(0x40...0x7E).contains(bytes[end]) { end += 1 }
        code(String(decoding: bytes[index + 2..<end], as: UTF8.self), Character(Unicode.Scalar(bytes[end])))
        index = end + 1
        continue
      }
      guard let (scalar, length) = UTF8Decoding.scalar(in: bytes.span, at: index) else { break }
      put(scalar)
      index += length
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if CharacterWidth(scalar) == .mark {
      let base = canvas[column - 1, row].glyph.width == 0 ? column - 2 : column - 1
      var glyph = canvas[base, row].glyph
      _ = glyph.add(mark: scalar)
      canvas.put(glyph, column: base, row: row, in: canvas.bounds, style: style)
      return
    }
    let glyph = Glyph(scalar, width: CharacterWidth(scalar) == .wide ? 2 : 1)
    canvas.put(glyph, column: column, row: row, in: canvas.bounds, style: style)
    column += Int(glyph.width)
  }

  private mutating func code(_ parameters: String, _ final: Character) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    switch (final, parameters) {
    case ("H", _): (row, column) = (numbers[0] - 1, numbers[1] - 1)
    case ("J", "2"): canvas.fill(canvas.bounds, style: .plain)
    case ("K", ""):
      let rest = Rectangle(column: column, row: row, width: canvas.width - column, height: 1)
      canvas.fill(rest, style: style == .plain ? .plain : Style(.palette(99)))
    case ("m", _): style = Self.style(numbers)
    case ("h", "?25"): isCursorShown = true
    case ("l", "?25"): isCursorShown = false
    case ("h", "?2026"), ("l", "?2026"): break
    default: unknown.append("\(parameters)\(final)")
    }
  }

  private static func style(_ numbers: [Int]) -> Style {
    var style = Style.plain
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: style = .plain
      case 1: style.attributes.insert(.bold)
      case 2: style.attributes.insert(.dim)
      case 4: style.attributes.insert(.underline)
      case 7: style.attributes.insert(.reverse)
      case 30..<38: style.foreground = .palette(UInt8(number - 30))
      case 90..<98: style.foreground = .palette(UInt8(number - 82))
      case 40..<48: style.background = .palette(UInt8(number - 40))
      case 100..<108: style.background = .palette(UInt8(number - 92))
      case 38: style.foreground = color(&rest)
      case 48: style.background = color(&rest)
      default: style.foreground = .palette(98)
      }
    }
    return style
  }

  private static func color(_ rest: inout ArraySlice<Int>) -> Color {
    if rest.popFirst() == 5 { return .palette(UInt8(rest.popFirst() ?? 0)) }
    let parts = (0..<3).map { _ in UInt8(rest.popFirst() ?? 0) }
    return .rgb(parts[0], parts[1], parts[2])
  }
}
