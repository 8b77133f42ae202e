/// Something that has a value for each event, as it was written in a filter or a format. Whether its fields exist and
/// suit its transformers is not known yet.
///
///     join(",", (proc.name, fd.name))
///
///     transform join ─┬─ constant ","
///                     └─ list ─┬─ field proc.name
///                              └─ field fd.name
indirect enum ExpressionSyntax: Equatable {
  /// The text of a field, argument included: `proc.aname[2]`.
  case field(SourceWord)
  /// `toupper(basename(proc.exepath))`; what stands in square brackets behind it is `argument`.
  case transform(SourceWord, [ExpressionSyntax], argument: SourceWord?)
  /// A constant among a transformer's arguments.
  case constant(SourceWord)
  case list([ExpressionSyntax])

  var position: SourcePosition {
    switch self {
    case .field(let word), .transform(let word, _, _), .constant(let word): word.position
    case .list(let items): items.first?.position ?? SourcePosition(offset: 0)
    }
  }
}

extension ExpressionSyntax {
  /// The text that reads back as the same.
  var text: String {
    switch self {
    case .field(let word): word.text
    case .constant(let word):
      word.bytes.allSatisfy(Self.isDigit) && !word.bytes.isEmpty ? word.text : word.inQuotes
    case .list(let items): "(\(items.map(\.text).joined(separator: ", ")))"
    case .transform(let name, let arguments, let argument):
      "\(name.text)(\(arguments.map(\.text).joined(separator: ", ")))\(argument.map { "[\($0.text)]" } ?? "")"
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
