/// Tells a double click from two clicks.
struct ClickCounter {
  /// Within so many ms, a press in the same cell belongs to the one before.
  private static let delay = 400

  private var last: (event: MouseEvent, time: Int)?

  /// The event with its number in the row.
  ///
  /// - Parameter time: in ms of a clock that goes forward.
  mutating func count(_ event: MouseEvent, at time: Int) -> MouseEvent {
    guard case .press = event.action else { return event }
    var event = event
    if let last, last.event.action == event.action, last.event.column == event.column,
      last.event.row == event.row, time - last.time <= Self.delay
    {
      event.clicks = last.event.clicks + 1
    }
    last = (event, time)
    return event
  }
}
