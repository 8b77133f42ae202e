internal import Inspection

extension Options.LineFormat {
  /// The format in full, with its escapes expanded.
  func text(onTerminal: Bool, colored: Bool) -> String {
    switch self {
    case .standard where onTerminal:
      colored ? Format.BuiltIn.colored.text : Self.withoutColors(Format.BuiltIn.colored.text)
    case .standard: Format.BuiltIn.plain.text
    case .containers: Format.BuiltIn.container.text
    case .kubernetes: Format.BuiltIn.kubernetes.text
    case .mesos: Format.BuiltIn.mesos.text
    case .custom(let text): Format.expandingEscapes(text)
    }
  }

  /// The same as one would write it behind `-p`.
  static func spelled(_ text: String) -> String {
    text.split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "\\e")
  }

  /// Drops every escape sequence: the escape character up to the first letter.
  private static func withoutColors(_ text: String) -> String {
    var isInside = false
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" {
        isInside = true
      } else if !isInside {
        kept.append(scalar)
      } else if scalar.properties.isAlphabetic {
        isInside = false
      }
    }
    return String(kept)
  }
}
