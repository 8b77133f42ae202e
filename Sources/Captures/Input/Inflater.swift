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
  }

  @safe
  private enum Engine {
    case zlib(UnsafeMutablePointer<z_stream>)
    case igzip(ci_library, UnsafeMutableRawPointer)
  }

  private let engine: Engine

  /// - Parameter avoidingISAL: use zlib even where ISA-L is installed.
  init(avoidingISAL: Bool = false) throws(CaptureError) {
    var library = ci_library()
    // Safe: the shim writes two function pointers into `library`.
    if !avoidingISAL, unsafe ci_open(&library) != 0 {
      let state = UnsafeMutableRawPointer.allocate(byteCount: ci_state_size(), alignment: 64)
      unsafe ci_begin(library, state)
      unsafe engine = .igzip(library, state)
      return
    }
    // zlib checks the address of its stream, so it may not move: it is allocated once.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let windowBitsForGzip: Int32 = 15 + 16
    let status = unsafe inflateInit2_(
      stream, windowBitsForGzip, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
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
    case .zlib(let stream): unsafe Self.zlibStep(stream, input, output)
    case .igzip(let library, let state): unsafe Self.igzipStep(library, state, input, output)
    }
  }

  /// Makes ready for the next member.
  func beginMember() {
    switch engine {
    case .zlib(let stream): unsafe inflateReset(stream)
    case .igzip(let library, let state): unsafe ci_begin(library, state)
    }
  }

  private static func zlibStep(
    _ stream: UnsafeMutablePointer<z_stream>, _ input: UnsafeRawBufferPointer,
    _ output: UnsafeMutableRawBufferPointer
  ) -> Step {
    // Safe: zlib stays within avail_in and avail_out, and never writes to its input.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    unsafe stream.pointee.avail_in = UInt32(input.count)
    unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(output.count)
    let status = unsafe inflate(stream, Z_NO_FLUSH)
    let isSound = status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR
    return unsafe Step(
      consumed: input.count - Int(stream.pointee.avail_in),
      produced: output.count - Int(stream.pointee.avail_out), isMemberDone: status == Z_STREAM_END,
      damage: isSound ? nil : status)
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
      damage: isSound ? nil : step.error)
  }
}
