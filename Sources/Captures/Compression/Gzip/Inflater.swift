internal import CIgzip
internal import CZlib

/// Turns gzip into plain bytes, one member after the other: by ISA-L where it is installed, else by zlib.
@safe
struct Inflater: ~Copyable {
  /// What one step did.
  struct Step {
    var consumed: Int
    var produced: Int
    /// A member ended; what follows, if anything, is another.
    var isMemberDone: Bool
    /// The library's code when the data is damaged; what was produced before that is good.
    var damage: Int32?
    /// Between two blocks of deflate, where an inflater that stops at blocks can begin anew: how many bits of the last
    /// byte used belong to the next block.
    var unusedBitCount: UInt8?
  }

  @safe
  private enum Engine {
    case zlib(UnsafeMutablePointer<z_stream>)
    case igzip(ci_library, UnsafeMutableRawPointer)
  }

  private let engine: Engine
  private let stopsAtBlocks: Bool

  private static let gzipWindowBits: Int32 = 15 + 16
  private static let rawWindowBits: Int32 = -15

  /// - Parameters:
  ///   - avoidingISAL: use zlib even where ISA-L is installed.
  ///   - stopsAtBlocks: end a step wherever a block of deflate ends, which zlib alone can do.
  init(avoidingISAL: Bool = false, stoppingAtBlocks stopsAtBlocks: Bool = false) throws(CaptureError) {
    self.stopsAtBlocks = stopsAtBlocks
    var library = ci_library()
    // Safe: the shim writes function pointers into `library`.
    if !avoidingISAL, !stopsAtBlocks, unsafe ci_open(&library) != 0 {
      let state = UnsafeMutableRawPointer.allocate(byteCount: ci_state_size(), alignment: 64)
      unsafe ci_begin(library, state)
      unsafe engine = .igzip(library, state)
      return
    }
    // zlib checks the address of its stream, so it may not move: it is allocated once.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe inflateInit2_(
      stream, Self.gzipWindowBits, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      unsafe stream.deallocate()
      throw CaptureError(problem: .damagedCompression(code: status), field: "gzip", offset: 0)
    }
    unsafe engine = .zlib(stream)
  }

  deinit {
    switch engine {
    case .zlib(let stream):
      unsafe inflateEnd(stream)
      unsafe stream.deallocate()
    case .igzip(_, let state): unsafe state.deallocate()
    }
  }

  /// Inflates from `input` into `output` until one of them is used up or a member ends.
  func step(
    from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Step {
    switch engine {
    case .zlib(let stream): unsafe Self.zlibStep(stream, input, output, stopsAtBlocks ? Z_BLOCK : Z_NO_FLUSH)
    case .igzip(let library, let state): unsafe Self.igzipStep(library, state, input, output)
    }
  }

  /// Makes ready for the next member.
  func beginMember() {
    switch engine {
    case .zlib(let stream): unsafe inflateReset2(stream, Self.gzipWindowBits)
    case .igzip(let library, let state): unsafe ci_begin(library, state)
    }
  }

  /// Makes ready for a block of deflate in the middle of a member. The member then ends before its trailer.
  ///
  /// - Parameters:
  ///   - bits: the first `bitCount` bits of the block, which share a byte with the block before.
  ///   - window: what was inflated before it, at most 32 KB.
  func beginInside(bits: UInt8, bitCount: UInt8, window: [UInt8]) throws(CaptureError) {
    let window = window.suffix(AccessPoint.longestWindow)
    // Safe here and below: both libraries copy the window during the call, and are told its length.
    let status = unsafe window.withUnsafeBufferPointer { bytes in
      switch engine {
      case .zlib(let stream):
        unsafe inflateReset2(stream, Self.rawWindowBits)
        if bitCount > 0 { unsafe inflatePrime(stream, Int32(bitCount), Int32(bits)) }
        return unsafe inflateSetDictionary(stream, bytes.baseAddress, UInt32(bytes.count))
      case .igzip(let library, let state):
        return unsafe ci_begin_inside(
          library, state, UInt64(bits), Int32(bitCount), bytes.baseAddress, bytes.count)
      }
    }
    guard status == 0 else {
      throw CaptureError(problem: .damagedCompression(code: status), field: "gzip", offset: 0)
    }
  }

  /// The latest 32 KB that were inflated; zlib alone tells them.
  var window: [UInt8] {
    guard case .zlib(let stream) = engine else { return [] }
    return unsafe [UInt8](unsafeUninitializedCapacity: AccessPoint.longestWindow) { buffer, count in
      var length: UInt32 = 0
      // Safe: the window is never longer than 32 KB.
      let status = unsafe inflateGetDictionary(stream, buffer.baseAddress, &length)
      count = status == Z_OK ? Int(length) : 0
    }
  }

  private static func zlibStep(
    _ stream: UnsafeMutablePointer<z_stream>, _ input: UnsafeRawBufferPointer,
    _ output: UnsafeMutableRawBufferPointer, _ flush: Int32
  ) -> Step {
    // Safe: zlib stays within avail_in and avail_out, and never writes to its input.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    unsafe stream.pointee.avail_in = UInt32(input.count)
    unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(output.count)
    let status = unsafe inflate(stream, flush)
    let isSound = status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR
    return unsafe Step(
      consumed: input.count - Int(stream.pointee.avail_in),
      produced: output.count - Int(stream.pointee.avail_out), isMemberDone: status == Z_STREAM_END,
      damage: isSound ? nil : status, unusedBitCount: unusedBitCount(stream))
  }

  // In what `inflate` tells after a step. Source: zlib.h, of Z_BLOCK.
  private static let endOfBlock: Int32 = 128
  private static let lastBlock: Int32 = 64
  private static let unusedBits: Int32 = 7

  private static func unusedBitCount(_ stream: UnsafeMutablePointer<z_stream>) -> UInt8? {
    let state = unsafe stream.pointee.data_type
    guard state & endOfBlock != 0, state & lastBlock == 0 else { return nil }
    return UInt8(truncatingIfNeeded: state & unusedBits)
  }

  private static func igzipStep(
    _ library: ci_library, _ state: UnsafeMutableRawPointer, _ input: UnsafeRawBufferPointer,
    _ output: UnsafeMutableRawBufferPointer
  ) -> Step {
    // Safe: the shim passes both sizes on, and the library stays within them.
    let step = unsafe ci_inflate(
      library, state, input.baseAddress?.assumingMemoryBound(to: UInt8.self), input.count,
      output.baseAddress?.assumingMemoryBound(to: UInt8.self), output.count)
    let endOfInput: Int32 = 1
    let isSound = step.error == 0 || step.error == endOfInput
    return Step(
      consumed: step.consumed, produced: step.produced, isMemberDone: step.is_member_done != 0,
      damage: isSound ? nil : step.error, unusedBitCount: nil)
  }
}
