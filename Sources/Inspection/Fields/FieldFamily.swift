/// Fields about one thing, which stand together in lists.
struct FieldFamily: Sendable {
  /// What lists call it: `process`.
  let name: String
  /// Behind the name in lists, where two families share one: `Syscall events only`.
  var detail = ""
  /// One sentence for users.
  let summary: String
  let fields: [FieldInfo]

  /// Every family, in the order in which they are listed.
  static let all: [FieldFamily] = [
    event, systemCall, process, user, group, container, fd, kubernetes, mesos, utilities,
  ]
}
