internal import Events
internal import State

extension FieldClass {
  /// The user that the process runs as.
  static let user = FieldClass(
    name: "user", summary: "The user as whom the process runs.",
    fields: [
      .ofThread("user.uid", .uint32, "Id of the user.", [.classic, .identifier]) { .uint(UInt64($0.user)) },
      FieldInfo("user.name", .string, "Name of the user.") { _, machine, scratch in
        machine.write({ $0.name }, ofUser: machine.userID, &scratch)
      },
      FieldInfo("user.homedir", .string, "Home directory of the user.") { _, machine, scratch in
        machine.write({ $0.home }, ofUser: machine.userID, &scratch)
      },
      FieldInfo("user.shell", .string, "Login shell of the user.") { _, machine, scratch in
        machine.write({ $0.shell }, ofUser: machine.userID, &scratch)
      },
      .ofThread(
        "user.loginuid", .int32, "Id of the user who logged in, which a change of user leaves as it is.",
        [.classic, .identifier]
      ) {
        .int(Int64($0.loginUser))
      },
      FieldInfo("user.loginname", .string, "Name of the user who logged in.") { _, machine, scratch in
        machine.write({ $0.name }, ofUser: machine.loginUserID, &scratch)
      },
    ])

  /// The group that the process runs as.
  static let group = FieldClass(
    name: "group", summary: "The group as which the process runs.",
    fields: [
      .ofThread("group.gid", .uint64, "Id of the group.", [.classic, .identifier]) {
        .uint(UInt64($0.group))
      },
      FieldInfo("group.name", .string, "Name of the group.") { _, machine, scratch in
        guard let slot = machine.moment.thread, let group = machine.group(machine.threads[slot].group) else {
          return nil
        }
        scratch.text.append(group.name)
        return .text
      },
    ])
}

extension Machine {
  var userID: UInt32? {
    guard let slot = moment.thread else { return nil }
    return threads[slot].user
  }

  var loginUserID: UInt32? {
    guard let slot = moment.thread else { return nil }
    return UInt32(bitPattern: threads[slot].loginUser)
  }

  /// Writes one of the strings of a user's row.
  func write(
    _ part: (UserRecord) -> [UInt8], ofUser id: UInt32?, _ scratch: inout FieldScratch
  ) -> FieldValue? {
    guard let id, let user = user(id) else { return nil }
    scratch.text.append(part(user))
    return .text
  }
}
