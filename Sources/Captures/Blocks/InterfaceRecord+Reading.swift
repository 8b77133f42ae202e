internal import Events

/// An entry of the interface list.
///
///     v2: u32 length, not counting itself, in front
///     u16 kind | u16 name length | address | netmask | broadcast | u64 link speed (kinds 1, 2) | name
///
/// Kinds 1 and 3 are IPv4, 2 and 4 IPv6; addresses are in network order.
extension InterfaceRecord {
  init(reading list: inout ByteCursor, version: Int) throws(CaptureError) {
    guard version >= 2 else {
      try self.init(body: &list)
      return
    }
    let length = try list.read("interface.length", as: UInt32.self)
    var entry = try list.slice(Int(length), "interface")
    try self.init(body: &entry)
  }

  private init(body entry: inout ByteCursor) throws(CaptureError) {
    let start = entry.offset
    let kind = try entry.read("interface.kind", as: UInt16.self)
    guard (1...4).contains(kind) else {
      throw CaptureError(
        problem: .outOfRange(value: UInt64(kind), allowed: 1...4), field: "interface.kind", offset: start)
    }
    let nameLength = try entry.read("interface.name length", as: UInt16.self)
    let isV6 = kind == 2 || kind == 4
    let address = try entry.readAddress(isV6: isV6, "interface.address")
    let netmask = try entry.readAddress(isV6: isV6, "interface.netmask")
    let broadcast = try entry.readAddress(isV6: isV6, "interface.broadcast")
    let linkSpeed = kind <= 2 ? try entry.read("interface.link speed", as: UInt64.self) : 0
    let name = try entry.readBytes(Int(nameLength), "interface.name")
    self.init(name: name, address: address, netmask: netmask, broadcast: broadcast, linkSpeed: linkSpeed)
  }
}
