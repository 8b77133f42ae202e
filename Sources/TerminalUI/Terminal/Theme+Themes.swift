/// The themes. Colors below 16 are those that the terminal's owner chose, which suit their background.
extension Theme {
  /// Without colors: what must be seen is bold, underlined or reversed.
  package static let plain = Theme(depth: .none, ramp: []) { role in
    switch role {
    case .selection, .keyLabel, .currentMatch: Style(.standard, .reverse)
    case .idleSelection, .match: Style(.standard, .underline)
    case .heading, .label, .error, .warning, .key: Style(.standard, .bold)
    case .sortedHeading: Style(.standard, [.bold, .underline])
    default: .plain
    }
  }

  /// For a dark background.
  package static func dark(_ depth: ColorDepth) -> Theme {
    Theme(depth: depth, ramp: fromDarkToBright) { role in
      switch role {
      case .faint, .border: Style(.palette(8))
      case .value: Style(.palette(14))
      case .good, .read: Style(.palette(10))
      case .warning, .write: Style(.palette(11))
      case .error: Style(.palette(9), .bold)
      default: shared(role)
      }
    }
  }

  /// For a light background.
  package static func light(_ depth: ColorDepth) -> Theme {
    Theme(depth: depth, ramp: fromBrightToDark) { role in
      switch role {
      case .faint, .border: Style(.palette(8))
      case .value, .label: Style(.palette(4))
      case .good, .read: Style(.palette(2))
      case .warning, .write: Style(.palette(5))
      case .error: Style(.palette(1), .bold)
      default: shared(role)
      }
    }
  }

  /// For a background that is not known: neither white, black nor yellow on the standard background.
  package static func neutral(_ depth: ColorDepth) -> Theme {
    Theme(depth: depth, ramp: fromDarkToBright, shared)
  }

  private static func shared(_ role: Role) -> Style {
    switch role {
    case .text, .key: .plain
    case .faint, .border: Style(.standard, .dim)
    case .label: Style(.palette(6), .bold)
    case .heading: Style(.palette(0), on: .palette(2))
    case .sortedHeading: Style(.palette(0), on: .palette(6))
    case .selection, .keyLabel: Style(.palette(0), on: .palette(6))
    case .idleSelection: Style(.palette(0), on: .palette(7))
    case .value: Style(.palette(6))
    case .good, .read: Style(.palette(2))
    case .warning, .write: Style(.palette(5))
    case .error: Style(.palette(1), .bold)
    case .match: Style(.palette(0), on: .palette(3))
    case .currentMatch: Style(.palette(0), on: .palette(5))
    case .file: Style(.palette(4))
    case .network: Style(.palette(6))
    case .process: Style(.palette(1))
    case .memory: Style(.palette(3))
    case .other: Style(.palette(8))
    }
  }

  /// Blue over violet and red to a light yellow, each step brighter than the one before.
  private static let fromDarkToBright = steps(
    [(24, 24, 90), (94, 30, 140), (176, 42, 110), (226, 84, 54), (248, 160, 32), (252, 244, 150)])

  private static let fromBrightToDark = steps(
    [(216, 232, 250), (150, 190, 236), (120, 130, 214), (140, 66, 172), (140, 20, 96), (70, 0, 30)])

  /// Five colors between each two, in equal steps.
  private static func steps(_ stops: [(Int, Int, Int)]) -> [Color] {
    var colors: [Color] = []
    for (one, next) in zip(stops, stops.dropFirst()) {
      for part in 0..<5 {
        func between(_ a: Int, _ b: Int) -> UInt8 { UInt8(clamping: a + (b - a) * part / 5) }
        colors.append(.rgb(between(one.0, next.0), between(one.1, next.1), between(one.2, next.2)))
      }
    }
    return colors
  }
}
