internal import Events

/// An entry of the user list, a user or a group.
///
///     v2: u32 length, counting itself, in front
///     u8 kind = 0 | u32 user id | u32 group id | name | home | shell
///     u8 kind = 1 | u32 group id | name
enum UserEntry {
  static let longestString = 255

  static func record(reading list: inout ByteCursor, version: Int) throws(CaptureError) -> StateRecord {
    guard version >= 2 else { return try record(body: &list) }
    var entry = try list.entry("user", atLeast: 5)
    return try record(body: &entry)
  }

  private static func record(body entry: inout ByteCursor) throws(CaptureError) -> StateRecord {
    if try entry.read("user.kind", as: UInt8.self) == 0 {
      let id = try entry.read("user.id", as: UInt32.self)
      let group = try entry.read("user.group", as: UInt32.self)
      let name = try entry.readString("user.name", limit: longestString)
      let home = try entry.readString("user.home", limit: longestString)
      let shell = try entry.readString("user.shell", limit: longestString)
      return .user(UserRecord(id: id, group: group, name: name, home: home, shell: shell))
    }
    let id = try entry.read("group.id", as: UInt32.self)
    return .group(GroupRecord(id: id, name: try entry.readString("group.name", limit: longestString)))
  }
}
