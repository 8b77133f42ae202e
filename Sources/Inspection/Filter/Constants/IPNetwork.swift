internal import Events

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
      lowMask = UInt64(truncatingIfNeeded: Self.mask(min(length, Self.longest(isV6: false))) >> 32)
    }
  }

  func contains(_ other: IPAddress) -> Bool {
    address.isV6 == other.isV6 && (address.high ^ other.high) & highMask == 0
      && (address.low ^ other.low) & lowMask == 0
  }

  /// How many bits an address has.
  private static func longest(isV6: Bool) -> Int { isV6 ? 128 : 32 }

  /// 64 bits of which the first `length` are set.
  private static func mask(_ length: Int) -> UInt64 { length == 0 ? 0 : .max << UInt64(64 - length) }
}

extension IPNetwork {
  /// What an IPv6 address alone stands for: the part that names a network (RFC 4291, 2.5.4).
  private static let plainV6Length = 64

  /// Reads `10.0.0.0/8` or `fd00::/8`. An IPv6 address alone stands for its network of 64 bits.
  init(_ text: String) throws(FieldError) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = IPAddress(String(parts[0])) else { throw FieldError("\(text) is not an IP network") }
    if parts.count == 1, address.isV6 {
      self.init(address, length: Self.plainV6Length)
      return
    }
    guard parts.count == 2, let length = UInt8(parts[1]), length <= Self.longest(isV6: address.isV6) else {
      throw FieldError("\(text) is not an IP network, as in 10.0.0.0/8")
    }
    self.init(address, length: Int(length))
  }
}
