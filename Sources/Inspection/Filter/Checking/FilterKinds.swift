/// What the checker asks about kinds of values.
extension FieldInfo.FieldKind {
  /// Which operators suit it.
  var operands: FilterOperator.Operands {
    switch self {
    case .string: .text
    case .bytes: .bytes
    case .ipAddress: .address
    case .ipNetwork: .network
    case .dynamic: []
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .bool, .double, .relativeTime,
      .absoluteTime, .port:
      .number
    }
  }

  /// A value of it, for messages.
  var noun: String {
    switch self {
    case .string: "text"
    case .bytes: "data"
    case .ipAddress: "an address"
    case .ipNetwork: "a network"
    case .dynamic: "values of this kind"
    case .bool: "true or false"
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .double, .relativeTime,
      .absoluteTime,
      .port:
      "a number"
    }
  }
}

extension CheckedFilter.Expression {
  var kind: FieldInfo.FieldKind {
    switch self {
    case .field(let field): field.kind
    case .constant, .list: .string
    case .transform(let transformer, let arguments, _):
      switch transformer.result {
      case .number: .uint64
      case .text: .string
      case .same: arguments.first?.kind ?? .string
      }
    }
  }
}

extension FilterTransformer {
  /// `one argument`, for messages.
  var arguments: String {
    switch (arity.lowerBound, arity.upperBound) {
    case (1, 1): "one argument"
    case (2, 2): "two arguments"
    default: "at least \(arity.lowerBound) arguments"
    }
  }
}
