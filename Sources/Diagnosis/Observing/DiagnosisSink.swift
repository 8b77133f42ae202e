package import Events
package import Inspection
package import State

/// Looks at every event, and explains at the end.
///
/// The filter of the command line chooses what is explained, not what is seen: a request is followed through processes that
/// the filter does not name.
package struct DiagnosisSink: EventSink, ~Copyable {
  private var observer = Observer()
  /// What the events showed; nil until the source has ended.
  package private(set) var evidence: Evidence?

  /// - Parameter isFiltered: there is a filter, and only those whom it names are to be told of.
  package init(isFiltered: Bool = false) {
    if isFiltered { observer.evidence.chosen = [] }
  }

  package var followsRejected: Bool { true }

  package mutating func begin(_ machine: borrowing Machine) {
    observer.begin(machine)
  }

  package mutating func write(_ event: EventView, _ machine: borrowing Machine) {
    observer.observe(event, machine, isAskedFor: true)
  }

  package mutating func leaveOut(_ event: EventView, _: Omission, _ machine: borrowing Machine) {
    observer.observe(event, machine, isAskedFor: false)
  }

  package mutating func rest(at time: Timestamp, _: borrowing Machine) { observer.rest(at: time) }

  package mutating func breakOff(by error: any Error) {
    observer.evidence.visibility.problem = "\(error)"
  }

  /// What the events have shown so far: what is under way has lasted until now. It goes on.
  package func evidence(at machine: borrowing Machine) -> Evidence { observer.evidence(at: machine) }

  package mutating func end(_ machine: borrowing Machine) {
    evidence = observer.finish(machine)
  }
}
