internal import Events
internal import Inspection
internal import State

/// Events that are counted or kept, and not shown.
struct NothingShown: EventSink {
  var needs: EventNeeds { .nothing }
  func write(_: EventView, _: borrowing Machine) {}
}
