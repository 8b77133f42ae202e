internal import Events

/// Records that tell of containers and Kubernetes objects.
extension HandlerRow {
  static let infrastructure: [HandlerRow] = [
    .enter("container") { machine, event in
      let container = machine.containers.apply(event, interning: &machine.strings)
      guard machine.isSettled else {
        machine.moment.isSilent = true
        return
      }
      guard let container else { return }
      machine.moment.isSilent = machine.containers.read(container) { $0.isComplete } == false
      machine.standIn(for: container)
    },
    .enter("asyncevent") { machine, event in
      machine.containers.apply(event, interning: &machine.strings)
    },
    .enter("k8s") { machine, event in machine.kubernetes.apply(event, interning: &machine.strings) },
  ]
}

extension Machine {
  /// Lets a thread that does not exist stand for a container, until the next event: the record of a container that
  /// was started is an event that happened in it, though on no thread.
  fileprivate mutating func standIn(for container: StringID) {
    var thread = ThreadEntry(id: .none, process: .none, parent: ThreadID(rawValue: 0))
    thread.name = strings.keep(Array("container:".utf8) + [UInt8](copying: strings[container]))
    thread.container = container
    (thread.virtualID, thread.virtualProcess) = (-2, -2)
    (thread.user, thread.group, thread.loginUser) = (0, 0, 0)
    moment.thread = addThread(thread)
    departing.thread = thread.id
  }
}
