/// A line to the recorder: what to put into the stream of events, or to say.
///
/// JSON has no line breaks in it, and the names of control groups cannot; so a message is a word, a blank, and the rest
/// of the line. `Live/Metadata` reads them.
enum MetadataMessage {
  /// A record of a container, as captures hold it.
  case container([UInt8])
  /// A record of objects of Kubernetes, as captures hold it.
  case kubernetes([UInt8])
  /// What is to be told to whoever sits at the terminal.
  case note(String)
  /// Everything that was asked before `settle` has been answered, as far as it will be.
  case settled

  var line: [UInt8] {
    switch self {
    case .container(let json): Array("container ".utf8) + json + [UInt8(ascii: "\n")]
    case .kubernetes(let json): Array("kubernetes ".utf8) + json + [UInt8(ascii: "\n")]
    case .note(let text): Array("note \(Self.plain(text))\n".utf8)
    case .settled: Array("settled\n".utf8)
    }
  }

  /// Servers' words are in notes: none that a terminal would take for commands, and not too many.
  private static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { $0.properties.generalCategory != .control }
    return String(String.UnicodeScalarView(scalars.prefix(longestNote)))
  }

  private static let longestNote = 500
}
