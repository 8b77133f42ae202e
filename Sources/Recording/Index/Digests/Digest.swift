internal import Events
internal import State

/// The blocks of a stretch that leave the same machine behind as all of them do, when every event is turned down.
///
/// Events of one thread are taken in calls: an enter, and what follows on the thread until the next one. A call is kept
/// whole as soon as one of its events leaves something that lasts, because what it leaves may depend on the call; all
/// other calls are forgotten with the next enter, so that of these the last one of each thread is kept. Kept are also
/// events that belong to no call and leave something, and the last event, which says what time it is. Of processes that
/// begin and end within the stretch and leave nothing behind, nothing is kept.
struct Digest {
  /// The blocks of all events of the stretch.
  private var bytes: [UInt8] = []
  private var blocks: [Block] = []
  private var calls: [Call] = []
  /// By thread, the call that it is in.
  private var current: [Int64: Int32] = [:]
  private var lives = ShortLives()
  /// Threads whose latest call stored its params for an exit that did not come in the stretches before.
  private var waiting: Set<Int64> = []

  private struct Block {
    let end: Int
    /// -1 where the event belongs to none.
    let call: Int32
    /// Of an event that belongs to no call.
    var isKept: Bool
  }

  private struct Call {
    var isKept: Bool
    /// Its enter has a handler, and no exit has followed: the handler may have stored the params.
    var isWaiting = false
    /// The life of its thread, or -1.
    let life: Int32
  }

  var isEmpty: Bool { blocks.isEmpty }

  /// What has to be known of an event.
  struct Event {
    let thread: Int64
    let isEnter: Bool
    let footprint: EventFootprint
    /// What it did to the threads that are known.
    let change: ThreadChange
    /// A thread that had ended, and went when the event came.
    let departed: ThreadID?
  }

  /// Adds the block of an event.
  mutating func append(_ block: RawSpan, of event: Event) {
    // Safe: the bytes are copied during the call.
    unsafe block.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    if let gone = event.departed { lives.end(gone.rawValue) }
    beginLife(event)
    let call = event.footprint.isOfCall ? call(of: event) : -1
    let isLasting = isLasting(event, in: call)
    if isLasting, !event.footprint.isConfined { lives.leaveSomething(event.thread) }
    if call >= 0 {
      lives.noteEvent(of: event.thread)
      if isLasting { calls[Int(call)].isKept = true }
      calls[Int(call)].isWaiting = event.isEnter && event.footprint.isHandled
    }
    blocks.append(Block(end: bytes.count, call: call, isKept: isLasting))
  }

  /// The call that the event begins or belongs to.
  private mutating func call(of event: Event) -> Int32 {
    let before = current[event.thread]
    if !event.isEnter, let before { return before }
    // What an enter without exit stored is still there: whether the next exit finds it must not change.
    let wasWaiting = before.map { calls[Int($0)].isWaiting } ?? waiting.contains(event.thread)
    let call = Int32(truncatingIfNeeded: calls.count)
    calls.append(Call(isKept: wasWaiting, life: lives.life(of: event.thread)))
    current[event.thread] = call
    return call
  }

  private mutating func isLasting(_ event: Event, in call: Int32) -> Bool {
    switch event.change {
    case .none: return event.footprint.isLasting
    case .appeared: return true
    case .made(let thread, _), .returned(let thread):
      if thread.rawValue == event.thread { return true }
      lives.note(call, returning: thread.rawValue)
      return false
    case .madeOtherwise:
      lives.tangle()
      return true
    case .other:
      lives.leaveSomething(event.thread)
      return true
    }
  }

  /// Begins the life of a process that the event made, or made known.
  private mutating func beginLife(_ event: Event) {
    let (thread, parent): (Int64, Int64)
    switch event.change {
    case .made(let made, let maker): (thread, parent) = (made.rawValue, maker.rawValue)
    case .appeared: (thread, parent) = (event.thread, ThreadID.none.rawValue)
    case .none, .returned, .madeOtherwise, .other: return
    }
    // A thread of this id that ended has nothing to do with it.
    current[thread] = nil
    waiting.remove(thread)
    lives.begin(thread, by: parent)
  }

  /// The blocks to keep of the stretch, which ends here.
  mutating func end() -> [UInt8] {
    endCalls()
    if !blocks.isEmpty { blocks[blocks.count - 1].isKept = true }
    var kept: [UInt8] = []
    var start = 0
    for block in blocks {
      if block.call < 0 ? block.isKept : calls[Int(block.call)].isKept {
        kept.append(contentsOf: bytes[start..<block.end])
      }
      start = block.end
    }
    bytes.removeAll(keepingCapacity: true)
    blocks.removeAll(keepingCapacity: true)
    calls.removeAll(keepingCapacity: true)
    current.removeAll(keepingCapacity: true)
    return kept
  }

  /// Keeps the last call of each thread, and forgets those of short lives.
  private mutating func endCalls() {
    var ended = calls
    for (thread, call) in current where !lives.isOver(thread) { ended[Int(call)].isKept = true }
    let isForgotten = lives.end(isKept: { ended[Int($0)].isKept }, keep: { ended[Int($0)].isKept = true })
    for (thread, call) in current {
      let life = ended[Int(call)].life
      if life >= 0, isForgotten[Int(life)] {
        waiting.remove(thread)
        continue
      }
      ended[Int(call)].isKept = true
      if ended[Int(call)].isWaiting { waiting.insert(thread) } else { waiting.remove(thread) }
    }
    for index in ended.indices where ended[index].life >= 0 && isForgotten[Int(ended[index].life)] {
      ended[index].isKept = false
    }
    calls = ended
  }

  /// Begins anew, as a section does.
  mutating func forgetThreads() { waiting.removeAll() }
}
