internal import CKernel
internal import Events

/// One event of a record in its place in time: the entering of a call, its return, or a record that is one event.
struct RecordHalf: ~Escapable {
  let record: RecordView
  /// Whether this is the entering of a call: of a record `call`, which is whole all the same, of one that has not
  /// returned (`enter`), or of the one that the thread ended in (`exit`).
  let isEnter: Bool
  let time: UInt64

  @_lifetime(copy record)
  init(_ record: RecordView, isEnter: Bool, time: UInt64) {
    self.record = record
    self.isEnter = isEnter
    self.time = time
  }
}

/// Puts the events of records into the order of their times.
///
/// Records arrive when calls return, each CPU's in order of time but CPU after CPU. `append` keeps a copy of each and
/// notes when its events were: two for a call that holds its entering, one for everything else. `seal(before:)` says that
/// nothing earlier can come any more, and `advance` then goes through what lies before that moment, each once.
///
/// Events of equal time keep the order in which they were appended, a call's entering before its return.
/// Cost: a copy of each record, and a sort of what is sealed, which is nearly sorted already.
struct RecordMerger: ~Copyable {
  /// When an event was, and where its record lies.
  private struct Entry {
    /// The time, and below it what breaks ties.
    let time: UInt64
    /// Twice the record's offset, plus 1 for the entering of a call.
    let place: Int
  }

  /// Copies of records, one after the other; those whose events are all handed out go when the next one comes.
  private var store = RecordStore()
  /// Events that wait, in the order of `append`, and those that are sealed, in the order of time.
  private var waiting: [Entry] = []
  private var sealed: [Entry] = []
  private var position = 0

  init() {}

  /// Events that are kept.
  var count: Int { waiting.count + sealed.count - position }

  /// Keeps a copy of a record.
  mutating func append(_ record: RecordView) {
    // Before anything else is kept: what still waits is little then, and is all that has to move.
    if position == sealed.count, position > 0 { forgetTaken() }
    let offset = store.append(record)
    if record.kind == .call, let call = record.call, !call.callFlags.contains(.enterSent),
      !call.callFlags.contains(.noEnter)
    {
      waiting.append(Entry(time: call.enter_time, place: offset << 1 | 1))
    } else if record.kind == .exit, let exit = record.exit,
      CallFlags(rawValue: exit.call_flags).isDisjoint(with: [.none, .enterSent])
    {
      waiting.append(Entry(time: exit.enter_time, place: offset << 1 | 1))
    }
    waiting.append(Entry(time: record.time, place: offset << 1))
  }

  /// Says that whatever is still to be appended happened at `watermark` or later. All that was sealed before must have
  /// been taken.
  mutating func seal(before watermark: UInt64) {
    precondition(position == sealed.count, "what is sealed is taken before more is")
    forgetTaken()
    let kept = waiting.filter { $0.time >= watermark }
    for entry in waiting where entry.time < watermark { sealed.append(entry) }
    waiting = kept
    // By offset where times are equal; of one record the entering, whose place is odd, comes first.
    sealed.sort { $0.time != $1.time ? $0.time < $1.time : $0.place ^ 1 < $1.place ^ 1 }
  }

  /// Goes to the next event before the watermark; false when all were handed out.
  mutating func advance() -> Bool {
    guard position < sealed.count else { return false }
    position += 1
    return true
  }

  /// The event that `advance` went to. Valid until anything is appended or sealed.
  var current: RecordHalf {
    @_lifetime(borrow self)
    get {
      let entry = sealed[position - 1]
      let record = store.record(at: entry.place >> 1)
      let isEnter = entry.place & 1 == 1 || record.kind == .enter
      return RecordHalf(record, isEnter: isEnter, time: entry.time)
    }
  }

  /// Moves the records that entries still wait for to the front, and forgets the others and what was sealed.
  private mutating func forgetTaken() {
    sealed.removeAll(keepingCapacity: true)
    position = 0
    // Entries are in the order of their records, so that nothing before the first is needed.
    let start = waiting.first.map { $0.place >> 1 } ?? store.count
    guard start > 0 else { return }
    store.removeFirst(start)
    for index in waiting.indices {
      waiting[index] = Entry(time: waiting[index].time, place: waiting[index].place - start << 1)
    }
  }
}
