internal import Events

/// A value that a check compares with, read as the kind of its field.
enum FilterConstant {
  case text([UInt8])
  case bytes([UInt8])
  /// Wide enough for every signed and unsigned number, so that comparing needs no cases.
  case number(Int128)
  case double(Double)
  case address(IPAddress)
  case network(IPNetwork)
  case pattern(RegularExpression)

  /// For how many of its constants a test has to hold.
  enum Share { case any, every, exactlyOne }
}
