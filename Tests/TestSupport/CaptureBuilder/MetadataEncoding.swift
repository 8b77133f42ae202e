internal import Events

/// Interfaces, users and groups in the bytes of a capture; the same records that the reader makes of them.
enum InterfaceEncoding {
  static func entry(_ record: InterfaceRecord, version: Int) -> [UInt8] {
    var body: [UInt8] = []
    let hasLinkSpeed = record.linkSpeed != 0
    body.append(little: UInt16(record.address.isV6 ? 2 : 1) + (hasLinkSpeed ? 0 : 2))
    body.append(little: UInt16(record.name.count))
    for address in [record.address, record.netmask, record.broadcast] { body += address.networkOrder }
    if hasLinkSpeed { body.append(little: record.linkSpeed) }
    body += record.name
    guard version >= 2 else { return body }
    var length: [UInt8] = []
    length.append(little: UInt32(body.count))
    return length + body
  }
}

enum UserEncoding {
  static func entry(_ user: UserRecord, version: Int) -> [UInt8] {
    var body: [UInt8] = [0]
    body.append(little: user.id)
    body.append(little: user.group)
    for text in [user.name, user.home, user.shell] { body.append(counted: text) }
    return version >= 2 ? lengthCountingItself(body) : body
  }

  static func entry(_ group: GroupRecord, version: Int) -> [UInt8] {
    var body: [UInt8] = [1]
    body.append(little: group.id)
    body.append(counted: group.name)
    return version >= 2 ? lengthCountingItself(body) : body
  }
}

/// Puts a length in front that counts itself, as the entries of newer lists have.
func lengthCountingItself(_ body: [UInt8]) -> [UInt8] {
  var entry: [UInt8] = []
  entry.append(little: UInt32(body.count + 4))
  return entry + body
}

extension IPAddress {
  /// 4 or 16 bytes, most significant first.
  var networkOrder: [UInt8] {
    var bytes: [UInt8] = []
    if isV6 {
      bytes.append(little: high.byteSwapped)
      bytes.append(little: low.byteSwapped)
    } else {
      bytes.append(little: UInt32(truncatingIfNeeded: low).byteSwapped)
    }
    return bytes
  }
}
