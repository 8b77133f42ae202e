/// How each role looks.
package struct Theme: Sendable {
  private let styles: [Style]
  /// Steps from few to many, for cells that show a count.
  package let ramp: [Color]
  package let depth: ColorDepth

  package subscript(role: Role) -> Style { styles[role.rawValue] }

  init(depth: ColorDepth, ramp: [Color], _ style: (Role) -> Style) {
    styles = Role.allCases.map(style)
    self.ramp = depth == .none ? [] : ramp
    self.depth = depth
  }

  /// What suits the terminal: COLORFGBG tells of its background; where it does not, colors that can be read on both.
  package init(environment: (String) -> String?) {
    let depth = ColorDepth(environment: environment)
    guard depth != .none else {
      self = .plain
      return
    }
    switch Self.background(environment("COLORFGBG")) {
    case .dark: self = .dark(depth)
    case .light: self = .light(depth)
    case nil: self = .neutral(depth)
    }
  }

  private enum Background { case dark, light }

  /// `15;0`, or `15;default;0`: the last number is that of the background.
  private static func background(_ text: String?) -> Background? {
    guard let last = text?.split(separator: ";").last, let number = UInt8(last), number < 16 else {
      return nil
    }
    return number < 7 || number == 8 ? .dark : .light
  }
}
