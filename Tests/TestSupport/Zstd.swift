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

  /// Whether a frame begins at the front of `bytes`.
  public static func isFrame(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) }

  /// What frames that tell their lengths were made from; nil when one is damaged.
  public static func inflated(_ frames: [UInt8]) -> [UInt8]? {
    var rest = frames[...]
    var inflated: [UInt8] = []
    while !rest.isEmpty {
      // Safe here and below: zstd stays within the counts that it is told.
      let count = unsafe rest.withUnsafeBytes {
        unsafe ZSTD_findFrameCompressedSize($0.baseAddress, $0.count)
      }
      guard ZSTD_isError(count) == 0, let plain = inflatedFrame(Array(rest.prefix(count))) else { return nil }
      inflated += plain
      rest = rest.dropFirst(count)
    }
    return inflated
  }

  private static func inflatedFrame(_ frame: [UInt8]) -> [UInt8]? {
    let length = unsafe ZSTD_getFrameContentSize(frame, frame.count)
    guard length < 1 << 30 else { return nil }
    var output = [UInt8](repeating: 0, count: Int(length))
    let count = unsafe ZSTD_decompress(&output, output.count, frame, frame.count)
    return count == output.count ? output : nil
  }
}
