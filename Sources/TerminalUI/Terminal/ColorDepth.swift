/// How many colors a terminal has.
package enum ColorDepth: Equatable, Sendable {
  case none, basic16, palette256, trueColor

  /// As the environment tells: NO_COLOR (any text) wants none, COLORTERM tells of true colors, TERM of the others.
  package init(environment: (String) -> String?) {
    let terminal = environment("TERM") ?? ""
    if environment("NO_COLOR").map({ !$0.isEmpty }) ?? false || Self.isColorless(terminal) {
      self = .none
    } else if ["truecolor", "24bit"].contains(environment("COLORTERM") ?? "") || terminal.hasSuffix("-direct")
    {
      self = .trueColor
    } else if terminal.hasSuffix("256color") || Self.modern.contains(where: terminal.hasPrefix) {
      self = .palette256
    } else {
      self = .basic16
    }
  }

  /// Terminals that have 256 although their name does not say so.
  private static let modern = ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour"]

  private static func isColorless(_ terminal: String) -> Bool {
    terminal.isEmpty || terminal == "dumb" || terminal.hasSuffix("-mono") || terminal.hasSuffix("-m")
      || ["vt1", "vt2", "vt3", "vt4"].contains(where: terminal.hasPrefix)
  }
}
