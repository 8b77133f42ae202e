internal import Inspection

/// How the values of a column are joined, compared and written: what is to be known of its field.
struct ColumnFormat: Sendable, Equatable {
  let kind: FieldInfo.FieldKind
  /// The number is a name: it is not rounded, and has no unit.
  let isIdentifier: Bool
  let digits: Digits

  enum Digits: Sendable { case decimal, hexadecimal, padded }

  init(_ field: FieldReference) {
    kind = field.kind
    isIdentifier = field.info.traits.contains(.identifier)
    digits =
      field.info.traits.contains(.hexadecimal)
      ? .hexadecimal : field.info.traits.contains(.padded) ? .padded : .decimal
  }

  /// The numbers of the rows of a list.
  static let counter = ColumnFormat(kind: .uint64, isIdentifier: true, digits: .decimal)

  private init(kind: FieldInfo.FieldKind, isIdentifier: Bool, digits: Digits) {
    (self.kind, self.isIdentifier, self.digits) = (kind, isIdentifier, digits)
  }

  var sort: ValueSort {
    switch kind {
    case .int8, .int16, .int32, .int64: .signed
    case .uint8, .uint16, .uint32, .uint64, .relativeTime, .absoluteTime, .bool: .unsigned
    case .double: .fraction
    case .port: .name
    case .string, .bytes, .ipAddress, .ipNetwork, .dynamic: .text
    }
  }

  /// A whole number that is counted in.
  var isQuantity: Bool {
    switch kind {
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: !isIdentifier
    default: false
    }
  }

  /// What is missing can stand for zero, or for an empty text.
  var hasDefault: Bool {
    switch kind {
    case .string, .double: true
    case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .relativeTime, .absoluteTime:
      !isIdentifier && digits == .decimal
    case .bool, .bytes, .port, .ipAddress, .ipNetwork, .dynamic: false
    }
  }

  /// People want the largest first.
  var sortsDescending: Bool { sort != .text && sort != .name }
}

/// What sort of value it is.
enum ValueSort: Sendable {
  case signed, unsigned, fraction, text
  /// A number that is compared and never added up.
  case name
}
