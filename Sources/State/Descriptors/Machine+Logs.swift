internal import Events

/// Descriptors that lead to the system's log: those that were opened, connected or recorded under a name with
/// `/dev/log` in it. A socket that is only bound to that name is the log's own end.
extension Machine {
  /// Notes whether what is written to a descriptor goes to the log, by the name that it has got.
  func noteLog(_ entry: inout FDEntry) {
    if strings[entry.name].firstIndex(of: "/dev/log") == nil {
      entry.traits.remove(.logs)
    } else {
      entry.traits.insert(.logs)
    }
  }

  /// What is written to the event's descriptor goes to the log.
  var eventFDLogs: Bool {
    guard let owner = moment.fdOwner else { return false }
    return threads[owner].fds[position: moment.fdPosition].traits.contains(.logs)
  }
}
