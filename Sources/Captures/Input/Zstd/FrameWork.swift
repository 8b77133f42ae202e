/// A zstd frame that one thread gathers and another inflates, and the memory for both forms of it.
///
///     gather … append, begin ──► run: inflates ──► wait ──► read `inflated`, or `stored` if it is damaged
///
/// The memory is the inflating thread's from `begin` until `wait` has returned, and otherwise the gathering one's: the
/// semaphores hand it over.
@safe
final class FrameWork: @unchecked Sendable {
  private let storedMemory: UnsafeMutableRawBufferPointer
  private let inflatedMemory: UnsafeMutableRawBufferPointer
  private let inflater = ZstdInflater()
  private var storedCount = 0
  private var inflatedCount: Int?
  private var isBegun = false
  private var isEnding = false
  private let begun = Semaphore()
  private let done = Semaphore()

  /// Frames that are longer when inflated are not read ahead: what stands ahead is bounded.
  static let longestFrame = 1280 << 10

  init() {
    // Pages that nothing is written to take no memory.
    unsafe storedMemory = .allocate(
      byteCount: ZstdCompressor.longestFrame(of: Self.longestFrame), alignment: 64)
    unsafe inflatedMemory = .allocate(byteCount: Self.longestFrame, alignment: 64)
  }

  deinit {
    unsafe storedMemory.deallocate()
    unsafe inflatedMemory.deallocate()
  }

  // MARK: The thread that reads

  /// Forgets the frame.
  func clear() { (storedCount, inflatedCount) = (0, nil) }

  /// Adds the first `count` bytes of `input`, of which there are so many, to the frame; false where they do not fit.
  func append(_ count: Int, of input: borrowing InputBuffer) -> Bool {
    guard unsafe count <= storedMemory.count - storedCount else { return false }
    // Safe: both have so many bytes there.
    unsafe UnsafeMutableRawBufferPointer(rebasing: storedMemory[storedCount...]).copyMemory(
      from: UnsafeRawBufferPointer(rebasing: input.bytes[..<count]))
    storedCount += count
    return true
  }

  /// The frame as it stands in the file, as far as it was gathered. Valid until it is cleared.
  var stored: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(rebasing: storedMemory[..<storedCount])
  }

  /// The frame, inflated; nil when it is damaged, or other than its header said. Valid until it is cleared.
  var inflated: UnsafeRawBufferPointer? {
    guard let inflatedCount else { return nil }
    return unsafe UnsafeRawBufferPointer(rebasing: inflatedMemory[..<inflatedCount])
  }

  /// Lets the frame be inflated.
  func begin() {
    isBegun = true
    begun.signal()
  }

  /// Waits until that was done, if it was begun.
  func wait() {
    if isBegun { done.wait() }
    isBegun = false
  }

  /// Lets `run` return.
  func end() {
    wait()
    isEnding = true
    begun.signal()
  }

  // MARK: The thread that inflates

  /// Inflates frame after frame, until the end is asked for.
  func run() {
    while true {
      begun.wait()
      if isEnding { return }
      // Safe: nobody else touches the memory.
      inflatedCount = unsafe inflater.inflate(stored, into: inflatedMemory)
      done.signal()
    }
  }
}
