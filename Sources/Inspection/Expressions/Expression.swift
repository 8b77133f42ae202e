/// Where a value comes from: a field, or what transformers make of fields and constants. Its fields are known, and what
/// is handed to transformers suits them.
///
///     toupper(basename(proc.exepath))     join(",", (proc.name, fd.name))
indirect enum Expression {
  case field(FieldReference)
  /// The letter that stands in square brackets behind a transformer is `letter`.
  case transform(Transformer, [Expression], letter: UInt8?)
  case constant([UInt8])
  /// Items of lists among them are items of this one.
  case list([Expression])
}

extension Expression {
  /// Of its value, or of every item of its list.
  var kind: FieldInfo.FieldKind {
    switch self {
    case .field(let field): field.kind
    case .constant, .list: .string
    case .transform(let transformer, let parts, _):
      switch transformer.result {
      case .number: .uint64
      case .text: .string
      case .same: parts.first?.kind ?? .string
      }
    }
  }

  /// It has any number of texts rather than one value.
  var isList: Bool {
    switch self {
    case .field(let field): field.isList
    case .constant: false
    case .list: true
    case .transform(_, _, .some): false
    case .transform(let transformer, let parts, nil):
      switch transformer.work {
      case .change: parts.first?.isList ?? false
      case .value: false
      case .list: true
      }
    }
  }

  /// The traits that any of its fields has.
  var fieldTraits: FieldInfo.Traits {
    switch self {
    case .field(let field): field.info.traits
    case .constant: []
    case .transform(_, let parts, _), .list(let parts): parts.reduce([]) { $0.union($1.fieldTraits) }
    }
  }
}

extension Expression {
  /// The name of a field in it that only filters may have; nil where there is none.
  var filterOnlyField: String? {
    switch self {
    case .field(let field): field.info.traits.contains(.filterOnly) ? field.info.name : nil
    case .constant: nil
    case .transform(_, let parts, _), .list(let parts): parts.lazy.compactMap(\.filterOnlyField).first
    }
  }
}

extension FieldReference {
  /// Its values are one list, not each a value of its own.
  var isList: Bool {
    if case .each = extraction { info.traits.contains(.list) } else { false }
  }
}
