internal import Events
internal import State

/// The segments of a format and the text between their fields.
///
/// Segments are read where they lie: an array would hand out copies, each with its retains.
@safe
struct SegmentList: ~Copyable {
  private var memory: UnsafeMutablePointer<Segment>
  private var capacity = 16
  private(set) var count = 0
  /// The literal text of all segments, one after the other.
  var literals = ByteBuffer()

  init() { unsafe memory = .allocate(capacity: 16) }

  deinit {
    unsafe memory.deinitialize(count: count)
    unsafe memory.deallocate()
  }

  subscript(index: Int) -> Segment {
    unsafeAddress {
      precondition(index >= 0 && index < count, "no such segment")
      // Safe: every place below `count` is initialized and stays where it is while the list is borrowed.
      return unsafe UnsafePointer(memory + index)
    }
  }

  /// Appends the text of every segment in turn; false where a field was missing. Fields are read to the end even so:
  /// some remember what they have seen.
  func append(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch, _ layout: TextLayout,
    to out: inout ByteBuffer
  ) -> Bool {
    var isComplete = true
    for index in 0..<count {
      let literal = self[index].literal
      out.append(literals, from: literal.start, count: literal.count)
      if !self[index].append(event, machine, &scratch, layout, to: &out) { isComplete = false }
    }
    return isComplete
  }

  mutating func append(_ segment: consuming Segment) {
    if count == capacity { grow() }
    unsafe (memory + count).initialize(to: segment)
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Segment>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: memory, count: count)
    unsafe memory.deallocate()
    unsafe memory = larger
    capacity *= 2
  }
}
