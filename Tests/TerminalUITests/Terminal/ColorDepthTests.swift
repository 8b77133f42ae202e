internal import Testing

@testable internal import TerminalUI

@Suite struct ColorDepthTests {
  static func depth(_ environment: [String: String]) -> ColorDepth { ColorDepth { environment[$0] } }

  @Test func theEnvironmentTells() {
    #expect(Self.depth(["TERM": "xterm"]) == .basic16)
    #expect(Self.depth(["TERM": "linux"]) == .basic16)
    #expect(Self.depth(["TERM": "xterm-256color"]) == .palette256)
    #expect(Self.depth(["TERM": "tmux-256color"]) == .palette256)
    #expect(Self.depth(["TERM": "xterm-kitty"]) == .palette256)
    #expect(Self.depth(["TERM": "xterm-256color", "COLORTERM": "truecolor"]) == .trueColor)
    #expect(Self.depth(["TERM": "xterm-direct"]) == .trueColor)
  }

  @Test func whoWantsNoColorGetsNone() {
    #expect(Self.depth(["TERM": "xterm-256color", "NO_COLOR": "1"]) == .none)
    #expect(Self.depth(["TERM": "xterm-256color", "NO_COLOR": ""]) == .palette256)
    #expect(Self.depth(["TERM": "dumb"]) == .none)
    #expect(Self.depth(["TERM": "vt220", "COLORTERM": "truecolor"]) == .none)
    #expect(Self.depth([:]) == .none)
  }

  @Test func aThemeHasNoMoreColorsThanTheTerminal() {
    let plain = Theme { ["TERM": "xterm", "NO_COLOR": "1"][$0] }
    for role in Role.allCases {
      #expect(plain[role].foreground == .standard && plain[role].background == .standard)
    }
    #expect(plain.ramp.isEmpty)
    #expect(plain[.selection] != plain[.text] && plain[.match] != plain[.currentMatch])
  }

  @Test(arguments: [("15;0", 9), ("0;15", 1), ("0;default;15", 1), ("15;default", 1), ("nonsense", 1)])
  func theThemeSuitsTheBackground(colors: String, error: UInt8) {
    let theme = Theme { ["TERM": "xterm", "COLORFGBG": colors][$0] }
    #expect(theme[.error].foreground == .palette(error))
  }

  @Test func colorsBecomeTheNearestThereAre() {
    #expect(Color.rgb(255, 0, 0).reduced(to: .palette256) == .palette(196))
    #expect(Color.rgb(255, 0, 0).reduced(to: .basic16) == .palette(9))
    #expect(Color.rgb(8, 8, 8).reduced(to: .palette256) == .palette(232))
    #expect(Color.rgb(255, 255, 255).reduced(to: .palette256) == .palette(231))
    #expect(Color.palette(196).reduced(to: .basic16) == .palette(9))
    #expect(Color.palette(3).reduced(to: .basic16) == .palette(3))
    #expect(Color.rgb(1, 2, 3).reduced(to: .none) == .standard)
    for number in UInt8.min...UInt8.max { _ = Color.palette(number).reduced(to: .basic16) }
  }
}
