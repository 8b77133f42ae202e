internal import CZstd

/// Turns zstd into plain bytes, whatever they are like: a frame as its bytes come, or all of it at once.
@safe
package final class ZstdInflater {
  /// What one step did.
  struct Step {
    var consumed: Int
    var produced: Int
    /// The frame ended; what follows, if anything, is another.
    var isFrameDone: Bool
    /// The library's code when the data cannot be inflated; what was produced before that is good.
    var damage: Int32?
  }

  private let context: OpaquePointer

  package init() {
    guard let context = unsafe ZSTD_createDCtx() else { preconditionFailure("zstd has no memory") }
    unsafe self.context = unsafe context
  }

  deinit { unsafe ZSTD_freeDCtx(context) }

  // MARK: As bytes come

  /// Makes ready for a frame.
  func beginFrame() { unsafe ZSTD_DCtx_reset(context, ZSTD_reset_session_only) }

  /// Inflates from `input` into `output` until one of them is used up or a frame ends.
  func step(from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Step {
    var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    // Safe: zstd stays within both sizes.
    let result = unsafe ZSTD_decompressStream(context, &target, &source)
    let isSound = ZSTD_isError(result) == 0
    return unsafe Step(
      consumed: source.pos, produced: target.pos, isFrameDone: result == 0,
      damage: isSound ? nil : Int32(truncatingIfNeeded: 0 &- result))
  }

  // MARK: At once

  /// Inflates whole frames to the front of `output`; how many bytes of it, or nil when they are damaged or do not fit.
  func inflate(_ frames: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Int? {
    // Safe: zstd stays within both counts.
    let count = unsafe ZSTD_decompressDCtx(
      context, output.baseAddress, output.count, frames.baseAddress, frames.count)
    return ZSTD_isError(count) == 0 ? count : nil
  }

  /// The `count` bytes that `frame` was made from; nil when they are damaged, or others.
  package func inflate(_ frame: RawSpan, count expected: Int) -> [UInt8]? {
    let plain = unsafe [UInt8](unsafeUninitializedCapacity: expected) { target, count in
      // Safe: so many bytes were written.
      count = unsafe frame.withUnsafeBytes { source in
        unsafe inflate(source, into: UnsafeMutableRawBufferPointer(target)) ?? 0
      }
    }
    return plain.count == expected ? plain : nil
  }
}
