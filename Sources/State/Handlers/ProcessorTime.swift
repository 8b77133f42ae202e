internal import Events

/// How long threads ran: told by context switches, and by records of the totals since a thread started.
extension HandlerRow {
  static let processorTime: [HandlerRow] = [
    .enter("procinfo", lasting: .never) { machine, event in machine.noteProcessorTime(event) }
  ]
}

/// Time that a thread spent on processors, in the unit of the record that told it.
public struct ProcessorTime: Equatable, Sendable {
  public package(set) var user: UInt64 = 0
  public package(set) var system: UInt64 = 0

  package init() {}
}

extension Machine {
  /// The thread of a switch ran since the switch before it on the same processor.
  mutating func noteSwitch(_ event: EventView) {
    let cpu = Int(event.cpu)
    if cpu >= switchTimes.count {
      guard cpu < Self.largestCPUCount else { return }
      switchTimes.append(contentsOf: repeatElement(0, count: cpu + 1 - switchTimes.count))
    }
    let time = event.timestamp.rawValue
    if switchTimes[cpu] != 0 { moment.executionTime = time &- switchTimes[cpu] }
    switchTimes[cpu] = time
    // The first form of the event is not about a call, so that its thread was not looked up before.
    if let slot = moment.thread ?? threads.slot(of: event.thread) {
      threads[slot].executionTime &+= moment.executionTime
    }
  }

  fileprivate mutating func noteProcessorTime(_ event: EventView) {
    guard let slot = threads.slot(of: event.thread), let user = event.integer(0, as: UInt64.self),
      let system = event.integer(1, as: UInt64.self)
    else { return }
    moment.previousProcessorTime = threads[slot].processorTime
    threads[slot].processorTime.user = user
    threads[slot].processorTime.system = system
  }

  /// Numbers of processors come from files; no machine has more.
  private static var largestCPUCount: Int { 8192 }
}
