internal import CZstd

/// Turns plain bytes into zstd, each piece into a frame of its own that tells its length, with memory that is used again.
@safe
package final class ZstdCompressor {
  /// What frames are like.
  package struct Form: Sendable {
    /// 1 is fastest; up to 19.
    fileprivate let level: Int32
    fileprivate let hasChecksum: Bool

    /// Of captures. The level is zstd's own choice: faster than gzip at its fastest, and smaller than gzip at its smallest.
    static let capture = Form(level: 3, hasChecksum: true)
    /// Of what is kept in an index, which has checksums of its own, and is made while somebody waits for something else.
    package static let index = Form(level: 1, hasChecksum: false)
  }

  private let context: OpaquePointer
  private var output: UnsafeMutableRawBufferPointer

  package init(_ form: Form) {
    guard let context = unsafe ZSTD_createCCtx() else { preconditionFailure("zstd has no memory") }
    unsafe self.context = unsafe context
    unsafe output = .allocate(byteCount: 0, alignment: 16)
    // Safe: the context was just made.
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, form.level)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, form.hasChecksum ? 1 : 0)
  }

  deinit {
    unsafe ZSTD_freeCCtx(context)
    unsafe output.deallocate()
  }

  /// How long a frame made of so many bytes is at most.
  static func longestFrame(of byteCount: Int) -> Int { ZSTD_compressBound(byteCount) }

  /// Hands `bytes`, as one frame, to `body`.
  package func withFrame<Answer, Failure: Error>(
    of bytes: RawSpan, _ body: (RawSpan) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    let count = compress(bytes)
    // Safe: so many bytes were written, and the memory stays in place until `compress` is called again.
    return try unsafe body(RawSpan(_unsafeBytes: UnsafeRawBufferPointer(rebasing: output[..<count])))
  }

  /// Fills `output`; how many bytes of it.
  private func compress(_ bytes: RawSpan) -> Int {
    let bound = Self.longestFrame(of: bytes.byteCount)
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
