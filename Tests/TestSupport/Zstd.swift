internal import CZstd

/// Compresses as captures are compressed, and inflates what was.
public enum Zstd {
  /// What a frame tells about itself, and how far back it refers.
  public struct Form: Sendable {
    public var level: Int32 = 3
    public var hasLength = true
    public var hasChecksum = true

    public init(level: Int32 = 3, hasLength: Bool = true, hasChecksum: Bool = true) {
      (self.level, self.hasLength, self.hasChecksum) = (level, hasLength, hasChecksum)
    }
  }

  /// `bytes` as one frame.
  public static func frame(_ bytes: [UInt8], _ form: Form = Form()) -> [UInt8] {
    let context = unsafe ZSTD_createCCtx()
    defer { unsafe ZSTD_freeCCtx(context) }
    // Safe: the context lives, and zstd stays within the counts that it is told.
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, form.level)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, form.hasLength ? 1 : 0)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, form.hasChecksum ? 1 : 0)
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = unsafe ZSTD_compress2(context, &output, output.count, bytes, bytes.count)
    precondition(ZSTD_isError(count) == 0, "zstd cannot be used")
    return Array(output.prefix(count))
  }

  /// `bytes` in frames of so many each.
  public static func frames(_ bytes: [UInt8], ofEach count: Int, _ form: Form = Form()) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: count).flatMap {
      frame(Array(bytes[$0..<min($0 + count, bytes.count)]), form)
    }
  }

  /// A frame that readers pass over.
  public static func skippable(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x5E, 0x2A, 0x4D, 0x18]
    out.append(little: UInt32(bytes.count))
    return out + bytes
  }

  /// What a frame that tells its length was made from; nil when it is damaged.
  public static func inflated(_ frame: [UInt8]) -> [UInt8]? {
    let length = unsafe ZSTD_getFrameContentSize(frame, frame.count)
    guard length < 1 << 30 else { return nil }
    var output = [UInt8](repeating: 0, count: Int(length))
    // Safe: zstd stays within the counts that it is told.
    let count = unsafe ZSTD_decompress(&output, output.count, frame, frame.count)
    return count == output.count ? output : nil
  }
}
