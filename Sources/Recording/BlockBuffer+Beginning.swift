internal import Captures
internal import Events
internal import State

extension BlockBuffer {
  /// Begins a section with the machine as it is: from here on a reader knows what we know.
  ///
  /// - Parameters:
  ///   - event: the first event of the section.
  ///   - isApplied: that event has been applied to `machine` already.
  ///   - isContinued: what events told (containers, calls under way) stands earlier in the same file, or will follow.
  mutating func begin(
    with machine: borrowing Machine, before event: EventView, isApplied: Bool, isContinued: Bool = false
  ) {
    beginSection()
    machine.tell(&self, isLatestGone: !isApplied)
    endRecords()
    guard !isContinued else { return }
    for told in machine.events(toldBefore: event, isApplied: isApplied) { append(told) }
  }
}
