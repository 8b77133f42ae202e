/// A filter as text that reads back as the same filter.
extension FilterSyntax {
  var text: String {
    switch self {
    case .everything: ""
    case .and(let parts): parts.map(\.grouped).joined(separator: " and ")
    case .or(let parts): parts.map(\.grouped).joined(separator: " or ")
    case .not(let part): "not \(part.grouped)"
    case .check(let check): check.text
    }
  }

  /// In brackets, unless it is a single check.
  private var grouped: String {
    if case .check = self { text } else { "(\(text))" }
  }
}

extension FilterSyntax.Check {
  var text: String {
    switch right {
    case .nothing: "\(left.text) \(comparison.name)"
    case .value(let word): "\(left.text) \(comparison.name) \(word.quoted)"
    case .list(let words, let modifier):
      "\(left.text) \(comparison.name) \(modifier.map { "\($0.rawValue) " } ?? "")"
        + "(\(words.map(\.quoted).joined(separator: ", ")))"
    case .operand(.field(let field)): "\(left.text) \(comparison.name) val(\(field.text))"
    case .operand(let operand): "\(left.text) \(comparison.name) \(operand.text)"
    }
  }
}
