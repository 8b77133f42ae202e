internal import Events

/// The value of one param of an event that a test builds.
///
/// Numbers take the width that the event table gives the param; texts get their NUL.
public enum EventValue: Sendable, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  case number(Int64)
  case text(String)
  /// Stored as they are, whatever the kind of the param.
  case bytes([UInt8])
  /// A param without any bytes: "no value".
  case absent

  public init(integerLiteral value: Int64) { self = .number(value) }
  public init(stringLiteral value: String) { self = .text(value) }

  public static func fd(_ number: Int64) -> Self { .number(number) }
  public static func pid(_ number: Int64) -> Self { .number(number) }
  /// A result; negative is an error number.
  public static func result(_ number: Int64) -> Self { .number(number) }
  public static func flags(_ bits: UInt32) -> Self { .number(Int64(bits)) }
  public static func path(_ text: String) -> Self { .text(text) }
  /// Data without a NUL.
  public static func data(_ text: String) -> Self { .bytes(Array(text.utf8)) }
  /// Arguments, an environment or cgroups: a NUL behind each.
  public static func list(_ texts: [String]) -> Self { .bytes(.list(texts)) }

  /// The address of one end of an IP socket.
  public static func address(_ address: String, _ port: UInt16) -> Self {
    let parsed = IPAddress.parse(address)
    var bytes: [UInt8] = [parsed.isV6 ? 10 : 2]
    bytes += parsed.networkOrder
    bytes.append(little: port)
    return .bytes(bytes)
  }

  /// The path of a unix socket, as an address.
  public static func unixAddress(_ path: String) -> Self { .bytes([1] + .terminated(path)) }

  /// Both ends of an IP socket.
  public static func tuple(_ source: String, _ sourcePort: UInt16, _ destination: String, _ port: UInt16)
    -> Self
  {
    let (from, to) = (IPAddress.parse(source), IPAddress.parse(destination))
    var bytes: [UInt8] = [from.isV6 ? 10 : 2]
    bytes += from.networkOrder
    bytes.append(little: sourcePort)
    bytes += to.networkOrder
    bytes.append(little: port)
    return .bytes(bytes)
  }

  /// Both ends of a unix socket, as kernel addresses.
  public static func unixTuple(_ source: UInt64, _ destination: UInt64, _ path: String) -> Self {
    var bytes: [UInt8] = [1]
    bytes.append(little: source)
    bytes.append(little: destination)
    return .bytes(bytes + .terminated(path))
  }

  /// Descriptors with their poll flags.
  public static func poll(_ entries: [(fd: Int64, flags: UInt16)]) -> Self {
    var bytes: [UInt8] = []
    bytes.append(little: UInt16(entries.count))
    for entry in entries {
      bytes.append(little: entry.fd)
      bytes.append(little: entry.flags)
    }
    return .bytes(bytes)
  }

  /// A value of one of several kinds, of `width` bytes.
  public static func selected(_ selector: UInt8, _ value: Int64, width: Int) -> Self {
    .bytes([selector] + EventValue.number(value).encoded(width: width))
  }

  /// The bytes that an event holds for the value.
  func encoded(width: Int?) -> [UInt8] {
    switch self {
    case .bytes(let bytes): return bytes
    case .absent: return []
    case .text(let text): return .terminated(text)
    case .number(let number):
      var bytes: [UInt8] = []
      bytes.append(little: number)
      guard let width, width <= 8 else { preconditionFailure("a number for a param without a width") }
      return Array(bytes.prefix(width))
    }
  }
}
