internal import Events
internal import State
internal import Protocols

/// The call that each thread is in, and since when: by the thread's place in the machine's table.
struct OpenCalls {
  private var calls: [Call] = []

  struct Call {
    var thread = ThreadID.none
    /// The enter that was seen last, and whether its exit is still to come.
    var type = EventType(rawValue: 0xFFFE)
    var began = Instant(event: 0, time: Timestamp(rawValue: 0))
    var isOpen = false
    /// What a generic event stands for.
    var code: UInt16 = 0
    /// The other end that a message was sent to, where the enter says it.
    var tuple: SocketTuple?
    /// How many descriptors a poll waits for; nil for other calls.
    var polledCount: Int?
    /// How long a poll may take, in milliseconds; below zero without a limit. Nil for other calls.
    var timeout: Int64?
    /// When another thread took its processor although it could have run on.
    var setAside: Instant?
  }

  /// The calls that have not returned.
  var open: [Call] { calls.filter(\.isOpen) }

  /// Every place that comes up gets an entry; a thread that took another's place begins anew.
  mutating func withCall<Value>(
    of thread: ThreadID, at slot: ThreadSlot, _ body: (inout Call) -> Value
  ) -> Value {
    let index = Int(slot.index)
    if index >= calls.count {
      calls.append(contentsOf: repeatElement(Call(), count: index + 1 - calls.count))
    }
    if calls[index].thread != thread {
      calls[index] = Call()
      calls[index].thread = thread
    }
    return body(&calls[index])
  }
}
