package import Events

/// A machine of one's own, for questions that are not about the latest event: who asks them changes what the moment is.
extension Machine {
  /// A machine that gives the same answers. Names, threads and descriptors have the same numbers.
  ///
  /// What only the next event needs (calls under way, what the latest one ends, spans) is left out. Takes about a
  /// millisecond for each thousand threads.
  package init(copying other: borrowing Machine) {
    self.init()
    strings = StringPool(copying: other.strings)
    threads = ThreadTable(copying: other.threads)
    containers = ContainerTable(copying: other.containers)
    kubernetes = KubernetesState(copying: other.kubernetes)
    (interfaces, host, users, groups) = (other.interfaces, other.host, other.users, other.groups)
    (currentTime, isSettled, sectionCount) = (other.currentTime, other.isSettled, other.sectionCount)
    moment.firstTimestamp = other.moment.firstTimestamp
  }

  /// Makes a descriptor of a thread what questions are about, as if a call had just named it.
  ///
  /// - Parameter fd: nil for a question about the thread alone.
  package mutating func focus(on slot: ThreadSlot, _ fd: FD?) {
    let (first, previous) = (moment.firstTimestamp, moment.previousTimestamp)
    moment = Moment()
    (moment.firstTimestamp, moment.previousTimestamp) = (first, previous)
    moment.thread = slot
    guard let fd else { return }
    threads[slot].lastEventFD = fd
    setFD(fd, of: slot)
  }
}

extension Machine {
  /// Every thread, in the order of their ids, without the one that only stands for a container.
  package var threadsByID: [ThreadSlot] { tellableThreads(isLatestGone: false) }

  /// The numbers of the descriptors of the process that `slot` belongs to, in the order in which they were opened.
  package func fdNumbers(of slot: ThreadSlot) -> [FD] {
    guard let owner = table(of: slot) else { return [] }
    return threads[owner].fds.positions.map { threads[owner].fds.number(at: $0) }
  }

  /// When the latest event happened.
  package var latestTime: Timestamp { Timestamp(rawValue: currentTime) }
}
