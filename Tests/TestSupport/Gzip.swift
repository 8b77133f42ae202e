internal import CZlib

/// Compresses as captures are compressed.
public enum Gzip {
  /// `bytes` as one gzip member.
  public static func member(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
    var stream = unsafe z_stream()
    let windowBitsForGzip: Int32 = 15 + 16
    // Safe: zlib reads and writes only what the counts allow, and both buffers outlive the calls.
    guard
      unsafe deflateInit2_(
        &stream, level, Z_DEFLATED, windowBitsForGzip, 8, Z_DEFAULT_STRATEGY, zlibVersion(),
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { preconditionFailure("zlib cannot be used") }
    defer { unsafe deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))) + 64)
    let written = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe stream.next_in = source.baseAddress
        unsafe stream.avail_in = UInt32(source.count)
        unsafe stream.next_out = target.baseAddress
        unsafe stream.avail_out = UInt32(target.count)
        guard unsafe deflate(&stream, Z_FINISH) == Z_STREAM_END else { preconditionFailure("deflate failed") }
        return unsafe target.count - Int(stream.avail_out)
      }
    }
    return Array(output.prefix(written))
  }

  /// Whether a gzip member begins at the front of `bytes`.
  public static func isMember(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// The plain bytes of a gzip file of one or more members; for tests that need the inside of a capture.
  public static func inflated(_ bytes: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    guard unsafe inflateInit2_(&stream, 15 + 16, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      preconditionFailure("zlib cannot be used")
    }
    defer { unsafe inflateEnd(&stream) }
    var input = bytes
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe stream.next_in = source.baseAddress
      unsafe stream.avail_in = UInt32(source.count)
      var status = Z_OK
      while status == Z_OK {
        let produced = unsafe chunk.withUnsafeMutableBufferPointer { target in
          unsafe stream.next_out = target.baseAddress
          unsafe stream.avail_out = UInt32(target.count)
          status = unsafe inflate(&stream, Z_NO_FLUSH)
          return unsafe target.count - Int(stream.avail_out)
        }
        result += chunk.prefix(produced)
        if status == Z_STREAM_END, unsafe stream.avail_in > 0 { status = unsafe inflateReset(&stream) }
      }
    }
    return result
  }
}
