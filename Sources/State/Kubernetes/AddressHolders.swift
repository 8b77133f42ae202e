internal import Events

/// Who an address of a cluster belongs to.
public enum AddressHolder: Hashable, Sendable {
  /// By its name, which pods know of their node as well.
  case node(StringID)
  /// By its id.
  case pod(StringID)
  case service(StringID)
}

/// Who held which address, and until when: a hash table that is kept as records come, so that an event costs one look.
///
/// Addresses are given out again, and what tells of it comes in any order: the next pod may be told of before the last
/// one is gone. An address belongs to who was the last to get it, whatever is told of the one before. One that was given
/// up counts for a while yet if nobody else gets it: connections end later than pods.
struct AddressHolders: Sendable {
  private var claims: [IPAddress: Claim] = [:]

  private struct Claim: Sendable {
    let holder: AddressHolder
    /// When the address was given up.
    var end: Timestamp?
  }

  /// More addresses than any cluster has; those that come after them are not kept.
  private static let limit = 1 << 19
  /// How long the kernel keeps a connection that both sides have closed (TIME_WAIT), in nanoseconds.
  private static let afterlife: UInt64 = 60_000_000_000

  /// Who holds `address` at `time`; nil for an address that nobody holds.
  func holder(of address: IPAddress, at time: Timestamp) -> AddressHolder? {
    guard let claim = claims[address.unmapped] else { return nil }
    if let end = claim.end, time.rawValue > end.rawValue &+ Self.afterlife { return nil }
    return claim.holder
  }

  /// `holder` gets `address`.
  ///
  /// - Parameter isEnding: it was about to end when it was first told of: if anybody else has the address, then they got
  ///   it later.
  mutating func claim(_ address: IPAddress, for holder: AddressHolder, isEnding: Bool = false) {
    if let held = claims[address], held.end == nil, isEnding || held.holder == holder { return }
    guard claims[address] != nil || claims.count < Self.limit else { return }
    claims[address] = Claim(holder: holder)
  }

  /// `holder` gives up `address`.
  mutating func end(_ address: IPAddress, of holder: AddressHolder, at time: Timestamp) {
    if claims[address]?.holder == holder, claims[address]?.end == nil { claims[address]?.end = time }
  }

  /// Forgets that `holder` had `address` until it gave it up.
  mutating func forget(_ address: IPAddress, of holder: AddressHolder) {
    if let claim = claims[address], claim.holder == holder, claim.end != nil { claims[address] = nil }
  }
}

extension IPAddress {
  /// The IPv4 address that an IPv6 one stands for, or itself.
  var unmapped: IPAddress { isV4Mapped ? lastFourBytes : self }
}
