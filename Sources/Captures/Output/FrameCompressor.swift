internal import CZstd

/// Turns plain bytes into zstd, each piece into a frame of its own that tells its length and has a checksum.
@safe
final class FrameCompressor {
  private let context: OpaquePointer
  private var output: UnsafeMutableRawBufferPointer

  /// zstd's own choice: faster than gzip at its fastest, and smaller than gzip at its smallest.
  private static let level: Int32 = 3

  init() {
    guard let context = unsafe ZSTD_createCCtx() else { preconditionFailure("zstd has no memory") }
    unsafe self.context = unsafe context
    unsafe output = .allocate(byteCount: 0, alignment: 16)
    // Safe: the context was just made.
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Self.level)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit {
    unsafe ZSTD_freeCCtx(context)
    unsafe output.deallocate()
  }

  /// Hands `bytes`, as one frame, to `body`.
  func withFrame<Failure: Error>(
    of bytes: RawSpan, _ body: (RawSpan) throws(Failure) -> Void
  ) throws(Failure) {
    let count = compress(bytes)
    // Safe: so many bytes were written, and the memory stays in place until `compress` is called again.
    try unsafe body(RawSpan(_unsafeBytes: UnsafeRawBufferPointer(rebasing: output[..<count])))
  }

  /// Fills `output`; how many bytes of it.
  private func compress(_ bytes: RawSpan) -> Int {
    let bound = ZSTD_compressBound(bytes.byteCount)
    if unsafe output.count < bound {
      unsafe output.deallocate()
      unsafe output = .allocate(byteCount: bound, alignment: 16)
    }
    return unsafe bytes.withUnsafeBytes { input in
      // Safe: zstd stays within the counts that it is told.
      let count = unsafe ZSTD_compress2(
        context, output.baseAddress, output.count, input.baseAddress, input.count)
      precondition(ZSTD_isError(count) == 0, "zstd asked for more room than its own bound, or has no memory")
      return count
    }
  }
}
