/// What operators and transformers ask about kinds of values.
extension FieldInfo.FieldKind {
  /// What sort of value it is; none where that is known of an event's own param alone.
  var sorts: ValueSorts {
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
