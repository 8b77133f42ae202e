public import Events

/// The network addresses of the recorded host: they complete sockets of which one end is not known.
///
/// Lists are searched one by one for each socket that is completed, so their length has a limit.
public struct InterfaceTable {
  package private(set) var v4: [InterfaceRecord] = []
  package private(set) var v6: [InterfaceRecord] = []

  private static let loopback4 = IPAddress(v4: 0x7F00_0001)
  private static let loopback6 = IPAddress(v6High: 0, low: 1)

  /// More than this of either family are not kept.
  static let limit = 4096

  mutating func append(_ interface: InterfaceRecord) {
    if interface.address.isV6 {
      if v6.count < Self.limit { v6.append(interface) }
    } else if v4.count < Self.limit {
      v4.append(interface)
    }
  }

  mutating func removeAll() { self = InterfaceTable() }

  /// Some address of this host is `address`.
  public func contains(_ address: IPAddress) -> Bool {
    (address.isV6 ? v6 : v4).contains { $0.address == address }
  }

  /// The local address from which `destination` is reached, as good as can be guessed: itself, one of the same
  /// network, the first that is not the loopback.
  func address(reaching destination: IPAddress) -> IPAddress {
    destination.isV6 ? address6(reaching: destination) : address4(reaching: destination)
  }

  private func address4(reaching destination: IPAddress) -> IPAddress {
    if v4.contains(where: { $0.address == destination }) { return destination }
    for each in v4 where each.address.low & each.netmask.low == destination.low & each.netmask.low {
      return each.address
    }
    for each in v4 where each.address != Self.loopback4 { return each.address }
    return IPAddress(v4: 0)
  }

  private func address6(reaching destination: IPAddress) -> IPAddress {
    if v6.contains(where: { $0.address == destination }) { return destination }
    // The network is taken to be the first 64 bits.
    for each in v6 where each.address.high == destination.high { return each.address }
    for each in v6 where each.address != Self.loopback6 { return each.address }
    return IPAddress(v6High: 0, low: 0)
  }

  /// Fills in the end of a socket that is not known (all zero) with a local address.
  func complete(_ entry: inout FDEntry) {
    guard entry.kind.isIPSocket else { return }
    let source = entry.source
    let destination = entry.destination
    let isSourceMissing = source.high | source.low == 0
    guard isSourceMissing || destination.high | destination.low == 0 else { return }
    let known = isSourceMissing ? destination : source
    let guess = address(reaching: known)
    if guess == known, entry.sourcePort == entry.destinationPort { return }
    if isSourceMissing { entry.source = guess } else { entry.destination = guess }
  }
}
