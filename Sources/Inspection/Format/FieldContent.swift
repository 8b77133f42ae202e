/// How the value of a field in a format is read. It stays where it lies: a copy would count references for each event.
enum FieldContent: ~Copyable {
  /// There is no field, only text.
  case nothing
  case one(FieldInfo.Extractor)
  case each(FieldInfo.EachExtractor)

  init(_ field: FieldReference?) {
    switch field?.extraction {
    case nil: self = .nothing
    case .one(let extract): self = .one(extract)
    case .each(let extract): self = .each(extract)
    case .argument: self = .one({ _, _, _ in nil })
    }
  }
}
