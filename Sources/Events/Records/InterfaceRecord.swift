/// A network interface of the recorded host with one of its addresses.
public struct InterfaceRecord: Equatable, Sendable {
  public var name: [UInt8]
  public var address: IPAddress
  public var netmask: IPAddress
  public var broadcast: IPAddress
  /// Bits per second; 0 where the writer did not say.
  public var linkSpeed: UInt64

  public init(
    name: [UInt8], address: IPAddress, netmask: IPAddress, broadcast: IPAddress, linkSpeed: UInt64 = 0
  ) {
    self.name = name
    self.address = address
    self.netmask = netmask
    self.broadcast = broadcast
    self.linkSpeed = linkSpeed
  }
}
