internal import CZstd

/// Compresses and decompresses small pieces, each a zstd frame of its own, with memory that is used again.
@safe
package final class ZstdCodec {
  private let compressor: OpaquePointer?
  private let decompressor: OpaquePointer?

  package init() {
    unsafe compressor = ZSTD_createCCtx()
    unsafe decompressor = ZSTD_createDCtx()
  }

  deinit {
    // Safe: both take null, too.
    unsafe ZSTD_freeCCtx(compressor)
    unsafe ZSTD_freeDCtx(decompressor)
  }

  /// - Parameter level: 1 is fast; up to 19.
  package func compress(_ bytes: RawSpan, level: Int32 = 1) -> [UInt8] {
    let bound = ZSTD_compressBound(bytes.byteCount)
    // Safe here and below: zstd stays within the counts that it is told, and the buffers outlive the call.
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      let written = unsafe bytes.withUnsafeBytes { source in
        unsafe ZSTD_compressCCtx(
          compressor, target.baseAddress, target.count, source.baseAddress, source.count, level)
      }
      count = ZSTD_isError(written) == 0 ? written : 0
    }
  }

  /// The `count` bytes that `bytes` were made from; nil when they are damaged, or others.
  package func decompress(_ bytes: RawSpan, count expected: Int) -> [UInt8]? {
    let plain = unsafe [UInt8](unsafeUninitializedCapacity: expected) { target, count in
      let written = unsafe bytes.withUnsafeBytes { source in
        unsafe ZSTD_decompressDCtx(
          decompressor, target.baseAddress, target.count, source.baseAddress, source.count)
      }
      count = ZSTD_isError(written) == 0 ? written : 0
    }
    return plain.count == expected ? plain : nil
  }
}
