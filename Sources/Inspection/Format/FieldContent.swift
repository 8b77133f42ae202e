/// How the value of a field in a format is read. It stays where it lies: a copy would count references for each event.
enum FieldContent: ~Copyable {
  /// There is no field, only text.
  case nothing
  case one(FieldInfo.Extractor)
  case each(FieldInfo.EachExtractor)
  /// What transformers make of fields, or a list.
  case made(Expression)

  init(_ expression: Expression?) {
    switch expression {
    case nil: self = .nothing
    case .field(let field) where !field.isList:
      switch field.extraction {
      case .one(let extract): self = .one(extract)
      case .each(let extract): self = .each(extract)
      case .argument: self = .one({ _, _, _ in nil })
      }
    case .some(let expression): self = .made(expression)
    }
  }
}
