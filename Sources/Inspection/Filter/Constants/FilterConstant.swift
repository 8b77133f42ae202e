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
}

/// Addresses that begin with the same bits.
struct IPNetwork: Equatable {
  private let address: IPAddress
  private let highMask: UInt64
  private let lowMask: UInt64

  /// The addresses whose first `length` bits are those of `address`.
  init(_ address: IPAddress, length: Int) {
    self.address = address
    if address.isV6 {
      highMask = Self.mask(min(length, 64))
      lowMask = Self.mask(max(0, length - 64))
    } else {
      highMask = 0
      lowMask = UInt64(truncatingIfNeeded: Self.mask(min(length, 32)) >> 32)
    }
  }

  func contains(_ other: IPAddress) -> Bool {
    address.isV6 == other.isV6 && (address.high ^ other.high) & highMask == 0
      && (address.low ^ other.low) & lowMask == 0
  }

  /// 64 bits of which the first `length` are set.
  private static func mask(_ length: Int) -> UInt64 { length == 0 ? 0 : .max << UInt64(64 - length) }
}
