internal import CZstd

/// Inflates zstd as its bytes come, one frame after the other, whatever they are like.
@safe
struct ZstdDecoder: ~Copyable {
  /// What one step did.
  struct Step {
    var consumed: Int
    var produced: Int
    /// The frame ended; what follows, if anything, is another.
    var isFrameDone: Bool
    /// The library's code when the data cannot be inflated; what was produced before that is good.
    var damage: Int32?
  }

  private let stream: OpaquePointer

  init() throws(CaptureError) {
    guard let stream = unsafe ZSTD_createDStream() else {
      throw CaptureError(problem: .damagedCompression(code: 0), field: "zstd", offset: 0)
    }
    unsafe self.stream = unsafe stream
  }

  deinit { unsafe ZSTD_freeDStream(stream) }

  /// Makes ready for a frame.
  func beginFrame() { unsafe ZSTD_DCtx_reset(stream, ZSTD_reset_session_only) }

  /// Inflates from `input` into `output` until one of them is used up or a frame ends.
  func step(from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Step {
    var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    // Safe: zstd stays within both sizes.
    let result = unsafe ZSTD_decompressStream(stream, &target, &source)
    let isSound = ZSTD_isError(result) == 0
    return unsafe Step(
      consumed: source.pos, produced: target.pos, isFrameDone: result == 0,
      damage: isSound ? nil : Int32(truncatingIfNeeded: 0 &- result))
  }
}
