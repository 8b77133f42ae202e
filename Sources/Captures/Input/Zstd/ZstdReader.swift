/// Reads zstd frames, one behind the other; those that tell their length are inflated ahead, each by a thread.
@safe
struct ZstdReader: ~Copyable {
  private let inflater = ZstdInflater()
  private var ahead: FrameReadAhead
  private var isInsideFrame = false
  /// A frame has ended, so that there may be many.
  private var hasEndedFrame = false
  /// Why inflating cannot go on, told once the bytes before the damage have been handed out.
  private var damage: Int32?
  /// Where in the file a frame begins that follows what was handed out last; nil inside of one.
  private(set) var nextFrame: UInt64?

  /// - Parameter threadCount: how many frames are inflated ahead.
  init(threadCount: Int) { ahead = FrameReadAhead(threadCount: threadCount) }

  /// Whether zstd begins at the front of `input`.
  static func recognises(_ input: borrowing InputBuffer) -> Bool {
    FrameHeader.isFrame(input) || FrameHeader.isSkippable(input)
  }

  /// Fills the front of `target`; 0 at the end.
  ///
  /// - Parameter room: how many bytes are read from here on at most.
  mutating func read(
    from input: inout InputBuffer, into target: UnsafeMutableRawBufferPointer, upTo room: UInt64
  ) throws(CaptureError) -> Int {
    while true {
      nextFrame = nil
      if let damage { throw Self.error(damage) }
      if !isInsideFrame, hasEndedFrame { try ahead.fill(from: &input, upTo: room) }
      if let frame = ahead.front {
        let count = unsafe read(frame, into: target)
        if count > 0 { return count }
        continue
      }
      if input.count == 0, !input.isAtEndOfFile { _ = try input.refill() }
      if !isInsideFrame {
        guard try beginNextFrame(&input) else { return 0 }
      }
      let step = unsafe inflater.step(from: input.bytes, into: target)
      input.consume(step.consumed)
      note(step)
      if step.isFrameDone { nextFrame = input.offset }
      if step.produced > 0 { return step.produced }
      if step.consumed == 0, input.isAtEndOfFile, isInsideFrame, damage == nil {
        throw CaptureError(problem: .truncatedCompression, field: "zstd", offset: 0)
      }
    }
  }

  /// Reads of the frame that is in front of those ahead.
  private mutating func read(
    _ frame: FrameReadAhead.Frame, into target: UnsafeMutableRawBufferPointer
  ) -> Int {
    frame.work.wait()
    guard frame.isWhole, let inflated = unsafe frame.work.inflated else {
      return unsafe readDamaged(frame, into: target)
    }
    let count = min(target.count, inflated.count - frame.position)
    // Safe: both have so many bytes there.
    unsafe target.copyMemory(
      from: UnsafeRawBufferPointer(rebasing: inflated[frame.position..<frame.position + count]))
    ahead.advance(count)
    if frame.position + count == inflated.count {
      ahead.removeFront()
      nextFrame = frame.end
    }
    return count
  }

  /// Inflates a frame that cannot be inflated whole as far as that goes. The rest of it may stand in the file.
  private mutating func readDamaged(
    _ frame: FrameReadAhead.Frame, into target: UnsafeMutableRawBufferPointer
  ) -> Int {
    if frame.position == 0 { beginFrame() }
    let rest = unsafe UnsafeRawBufferPointer(rebasing: frame.work.stored[frame.position...])
    let step = unsafe inflater.step(from: rest, into: target)
    ahead.advance(step.consumed)
    note(step)
    let isUsedUp = step.consumed == rest.count
    if step.isFrameDone || step.damage != nil || isUsedUp { ahead.removeFront() }
    return step.produced
  }

  private mutating func note(_ step: ZstdInflater.Step) {
    damage = step.damage
    guard step.isFrameDone else { return }
    isInsideFrame = false
    hasEndedFrame = true
  }

  /// True when another frame follows.
  private mutating func beginNextFrame(_ input: inout InputBuffer) throws(CaptureError) -> Bool {
    while input.count < 4, !input.isAtEndOfFile { _ = try input.refill() }
    if input.count == 0 { return false }
    guard Self.recognises(input) else {
      let problem: CaptureError.Problem =
        input.count < 4 ? .truncatedCompression : .damagedCompression(code: Self.unknownPrefix)
      throw CaptureError(problem: problem, field: "zstd", offset: 0)
    }
    beginFrame()
    return true
  }

  /// Makes ready for a frame that begins where the input stands.
  mutating func beginFrame() {
    inflater.beginFrame()
    isInsideFrame = true
    damage = nil
  }

  /// Makes ready for reading that goes on at a frame elsewhere.
  mutating func beginElsewhere() {
    ahead.removeAll()
    isInsideFrame = false
    damage = nil
  }

  // MARK: - Errors

  // Source: zstd_errors.h.
  private static let unknownPrefix: Int32 = 10
  private static let windowTooLarge: Int32 = 16
  private static let wrongDictionary: Int32 = 32

  private static func error(_ code: Int32) -> CaptureError {
    let problem: CaptureError.Problem =
      switch code {
      case windowTooLarge: .windowTooLarge
      case wrongDictionary: .dictionaryMissing
      default: .damagedCompression(code: code)
      }
    return CaptureError(problem: problem, field: "zstd", offset: 0)
  }
}
