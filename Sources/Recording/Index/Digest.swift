internal import Events
internal import State

/// The blocks of a stretch that leave the same machine behind as all of them do, when every event is turned down.
///
/// Events of one thread are taken in calls: an enter, and what follows on the thread until the next one. A call is kept
/// whole as soon as one of its events leaves something that lasts, because what it leaves may depend on the call; all
/// other calls are forgotten with the next enter, so that of these the last one of each thread is kept. Kept are also
/// events that belong to no call and leave something, and the last event, which says what time it is.
struct Digest {
  /// The blocks of all events of the stretch.
  private var bytes: [UInt8] = []
  private var blocks: [Block] = []
  private var calls: [Int64: Call] = [:]
  /// Threads whose latest call stored its params for an exit that did not come in the stretches before.
  private var waiting: Set<Int64> = []

  private struct Block {
    let end: Int
    var isKept: Bool
    /// The block before it that is of the same call, or -1.
    let previous: Int32
  }

  /// The call that a thread is in.
  private struct Call {
    var last: Int32
    var isKept: Bool
    /// Its enter has a handler, and no exit has followed: the handler may have stored the params.
    var isWaiting: Bool
  }

  var byteCount: Int { bytes.count }
  var isEmpty: Bool { blocks.isEmpty }

  /// Adds the block of an event.
  mutating func append(_ block: RawSpan, of event: Event) {
    bytes.append(contentsOf: [UInt8](copying: block))
    let index = Int32(truncatingIfNeeded: blocks.count)
    guard event.footprint.isOfCall else {
      blocks.append(Block(end: bytes.count, isKept: event.isLasting, previous: -1))
      return
    }
    let before = calls[event.thread]
    var call: Call
    if event.isEnter {
      // What an enter without exit stored is still there: whether the next exit finds it must not change.
      let wasWaiting = before?.isWaiting ?? waiting.contains(event.thread)
      call = Call(last: index, isKept: wasWaiting || event.isLasting, isWaiting: event.footprint.isHandled)
      blocks.append(Block(end: bytes.count, isKept: call.isKept, previous: -1))
    } else {
      let isKept = before?.isKept ?? waiting.contains(event.thread)
      call = Call(last: index, isKept: isKept || event.isLasting, isWaiting: false)
      blocks.append(Block(end: bytes.count, isKept: call.isKept, previous: before?.last ?? -1))
      if call.isKept, !isKept { keep(callEndingAt: index) }
    }
    calls[event.thread] = call
  }

  /// What has to be known of an event.
  struct Event {
    let thread: Int64
    let isEnter: Bool
    let footprint: EventFootprint
    /// A thread came or went while it was applied.
    let changesThreads: Bool

    var isLasting: Bool { footprint.isLasting || changesThreads }
  }

  private mutating func keep(callEndingAt index: Int32) {
    var at = index
    while at >= 0 {
      blocks[Int(at)].isKept = true
      at = blocks[Int(at)].previous
    }
  }

  /// The blocks to keep of the stretch, which ends here.
  mutating func end() -> [UInt8] {
    for (thread, call) in calls {
      keep(callEndingAt: call.last)
      if call.isWaiting { waiting.insert(thread) } else { waiting.remove(thread) }
    }
    if !blocks.isEmpty { blocks[blocks.count - 1].isKept = true }
    var kept: [UInt8] = []
    var start = 0
    for block in blocks {
      if block.isKept { kept.append(contentsOf: bytes[start..<block.end]) }
      start = block.end
    }
    bytes.removeAll(keepingCapacity: true)
    blocks.removeAll(keepingCapacity: true)
    calls.removeAll(keepingCapacity: true)
    return kept
  }

  /// Begins anew, as a section does.
  mutating func forgetThreads() { waiting.removeAll() }
}
