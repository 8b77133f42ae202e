internal import Events

/// Lines of text as they go to a terminal, a pipe or a file.
///
/// What came from the capture is escaped here: no control character of it reaches a terminal.
struct Page {
  /// Of a line, in characters.
  let width: Int
  private let isColored: Bool
  private(set) var text = ""

  /// - Parameter width: of a line, in characters; narrower ones than 60 are taken as 60.
  init(width: Int, isColored: Bool) {
    self.width = max(width, 60)
    self.isColored = isColored
  }

  /// A part of a line that looks alike.
  struct Piece {
    let text: String
    let style: Style

    init(_ text: String, _ style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// How something looks on a terminal.
  enum Style: String {
    case plain = ""
    case strong = "1"
    case faint = "2"
    case bad = "31"
    case good = "32"
    case bar = "36"
  }

  // MARK: - Lines

  mutating func line(_ pieces: [Piece]) {
    var line = ""
    for piece in pieces {
      let text = Self.escaped(piece.text)
      line += isColored && piece.style != .plain ? "\u{1B}[\(piece.style.rawValue)m\(text)\u{1B}[0m" : text
    }
    text += line + "\n"
  }

  mutating func line(_ text: String, _ style: Style = .plain) { line([Piece(text, style)]) }

  mutating func blank() { text += "\n" }

  /// The words of a text in lines that fit; the second and the following ones stand further in.
  ///
  /// - Parameter head: stands before them as it is.
  mutating func paragraph(
    _ words: String, head: String = "", indent: Int = 0, hanging: Int = 2, _ style: Style = .plain
  ) {
    let next = String(repeating: " ", count: indent + head.count + hanging)
    var line = String(repeating: " ", count: indent) + head
    var isEmpty = true
    for word in Self.escaped(words).split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        self.line(line, style)
        line = next
        isEmpty = true
      }
      line += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    self.line(line, style)
  }

  /// Control characters as `\x1b`.
  static func escaped(_ text: String) -> String {
    var buffer = ByteBuffer()
    buffer.append(escapingControls: Array(text.utf8).rawSpan)
    return String(decoding: buffer.bytes)
  }
}
