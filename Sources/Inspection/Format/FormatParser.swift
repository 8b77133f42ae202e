internal import Events

/// Cuts a format into its tokens: literal text, and fields or transformers of fields with an optional width.
struct FormatParser {
  private(set) var tokens: [FormatToken] = []
  private(set) var showsIncompleteLines = false
  private let source: String
  private let text: [UInt8]
  private let fields: FieldTable
  private var position = 0
  /// Where parsing ends: the standard tail is not cut into tokens.
  private var end = 0
  /// What of the standard line the format begins and ends with; the tokens hold the rest.
  private(set) var hasStandardHead = false
  private(set) var hasStandardProcess = false
  private(set) var hasStandardTail = false
  /// The literal text that no token has yet.
  private var literal: [UInt8] = []

  /// Wider columns than this are a mistake, and would cost their width in memory for every line.
  private static let widestColumn = 65536

  init(_ source: String, _ fields: FieldTable) {
    self.source = source
    text = Array(source.utf8)
    self.fields = fields
  }

  /// - Parameter keepsStandardParts: leave the standard head and tail out of the tokens, where they stand.
  mutating func parse(keepingStandardParts keepsStandardParts: Bool) throws(LanguageError) {
    guard !text.isEmpty else { throw error("the format is empty", at: 0) }
    if text[0] == UInt8(ascii: "*") {
      showsIncompleteLines = true
      position = 1
    }
    end = text.count
    if keepsStandardParts { skipStandardParts() }
    while position < end {
      if text[position] == UInt8(ascii: "%") { try parseField() } else { parseLiteral() }
    }
    if !literal.isEmpty { appendToken(nil) }
  }

  private mutating func skipStandardParts() {
    let head = StandardLine.head.utf8
    let tail = StandardLine.tail.utf8
    if text.count - position >= head.count + tail.count, text[position...].starts(with: head) {
      hasStandardHead = true
      position += head.count
    }
    if text.count - position >= tail.count, text.suffix(tail.count).elementsEqual(tail) {
      hasStandardTail = true
      end -= tail.count
    }
    if text[position..<end].elementsEqual(StandardLine.process.utf8) {
      hasStandardProcess = true
      position = end
    }
  }

  private mutating func parseLiteral() {
    while position < end, text[position] != UInt8(ascii: "%") {
      literal.append(text[position])
      position += 1
    }
  }

  private mutating func appendToken(_ field: FormatToken.Field?) {
    tokens.append(FormatToken(literal: literal, field: field))
    literal.removeAll()
  }

  private mutating func parseField() throws(LanguageError) {
    let percent = position
    position += 1
    guard position < text.count else { throw error("a format cannot end with a %", at: percent) }
    let width = try parseWidth(percent)
    if try parseCall(width) { return }
    let match: FieldTable.Match?
    do throws(FieldError) {
      match = try fields.reference(at: position, in: text)
    } catch {
      throw self.error(error.message, at: position)
    }
    guard let match else { throw unknownField() }
    let info = match.reference.info
    guard !info.traits.contains(.filterOnly) else {
      throw error("\(info.name) is filter only and cannot be used as a display field", at: position)
    }
    let spelling = String(decoding: text[position..<position + match.length], as: UTF8.self)
    let isShownAgain = isShownAgain(match)
    appendToken(
      FormatToken.Field(
        expression: .field(match.reference), spelling: spelling, width: width, isShownAgain: isShownAgain))
    if !isShownAgain { position += match.length }
  }

  /// Takes a transformer with its brackets, if one stands here.
  private mutating func parseCall(_ width: Int) throws(LanguageError) -> Bool {
    guard let call = try ExpressionParser.call(at: position, in: source, of: .format) else { return false }
    let checker = ExpressionChecker(fields: fields, language: .format, source: source)
    let expression = try checker.check(call.operand)
    if let name = expression.filterOnlyField {
      throw error("\(name) is filter only and cannot be used as a display field", at: position)
    }
    appendToken(
      FormatToken.Field(expression: expression, spelling: call.text, width: width, isShownAgain: false))
    position = call.end
    return true
  }

  /// Whether the field's name is also text of the line: `%proc.aname|` shows `catproc.aname|`. sysdig 0.29.3 looks for
  /// what follows such a name in all that is left of the format, and so finds it only where the format ends there.
  private func isShownAgain(_ match: FieldTable.Match) -> Bool {
    let info = match.reference.info
    guard info.traits.contains(.namedInFormats), position + match.length < text.count else { return false }
    return info.argument == .required || match.reference.argument == nil
  }

  private mutating func parseWidth(_ percent: Int) throws(LanguageError) -> Int {
    var width = 0
    while position < text.count, text[position] >= UInt8(ascii: "0"), text[position] <= UInt8(ascii: "9") {
      width = width * 10 + Int(text[position] - UInt8(ascii: "0"))
      guard width <= Self.widestColumn else {
        throw error("a column cannot be wider than \(Self.widestColumn)", at: percent + 1)
      }
      position += 1
    }
    guard position < text.count else { throw error("a format cannot end with a number", at: percent) }
    return width
  }

  /// The name that stands here is no field's.
  private func unknownField() -> LanguageError {
    var end = position
    while end < text.count, FieldTable.isNameByte(text[end]) { end += 1 }
    let name = String(decoding: text[position..<end], as: UTF8.self)
    let message = name.isEmpty ? "expected a field behind %" : "no field is called \(name)"
    let hint = name.isEmpty ? nil : fields.nearest(to: name).map { "did you mean \($0)?" }
    return LanguageError(.format, message, source: source, position: position, hint: hint)
  }

  private func error(_ message: String, at position: Int) -> LanguageError {
    LanguageError(.format, message, source: source, position: position)
  }
}
