/// Fields about one thing, which stand together in lists.
struct FieldClass: Sendable {
  /// What lists call it: `process`.
  let name: String
  /// Behind the name in lists, where two classes share one: `Syscall events only`.
  var detail = ""
  /// One sentence for users.
  let summary: String
  let fields: [FieldInfo]

  /// Every class, in the order in which they are listed.
  static let all: [FieldClass] = [
    event, systemCall, process, user, group, container, fd, syslog, polledFDs, paths, kubernetes, mesos, span,
    withinSpan, utilities,
  ]
}
