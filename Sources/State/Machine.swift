public import Events

/// The machine on which events happen: its threads, their descriptors, its users, containers and pods.
///
///     machine.apply(event)              // state first, always: a filtered-out open still opens the descriptor
///     filter.matches(event, machine)    // then questions
public struct Machine: RecordReceiver, ~Copyable {
  public package(set) var strings = StringPool()
  public package(set) var threads = ThreadTable()
  public package(set) var containers = ContainerTable()
  public package(set) var kubernetes = KubernetesState()
  public package(set) var moment = Moment()

  public init() {}

  /// Takes in what was true before the events that follow.
  public mutating func apply(_ record: StateRecord) {}

  /// Takes in an event; `moment` then tells what came of it.
  public mutating func apply(_ event: EventView) {
    moment.thread = threads.slot(of: event.thread)
  }
}
