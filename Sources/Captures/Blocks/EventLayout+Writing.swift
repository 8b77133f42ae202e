internal import Events

extension EventLayout {
  /// The block that sysdig 0.29.3 and newer readers take an event from.
  static func blockCode(hasFlags: Bool, isLarge: Bool) -> UInt32 {
    isLarge ? (hasFlags ? 0x222 : 0x221) : (hasFlags ? 0x217 : 0x216)
  }

  /// The longest block, without its type and length, that readers accept of an event that is not large.
  static let longestNarrowPayload = 65_536
}
