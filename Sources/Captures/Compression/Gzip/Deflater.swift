internal import CZlib

/// Turns plain bytes into gzip, each piece into a member of its own, so that a file that ends with one is whole.
@safe
final class Deflater {
  /// zlib checks the address of its stream, so it may not move: it is allocated once.
  private let stream: UnsafeMutablePointer<z_stream>
  private var output: UnsafeMutableRawBufferPointer

  /// - Parameter level: 1 is fastest, 9 smallest.
  init(level: Int32) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe output = .allocate(byteCount: 0, alignment: 16)
    let windowBitsForGzip: Int32 = 15 + 16
    let usualMemory: Int32 = 8
    // Safe: the size is that of the stream.
    let status = unsafe deflateInit2_(
      stream, level, Z_DEFLATED, windowBitsForGzip, usualMemory, Z_DEFAULT_STRATEGY, zlibVersion(),
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has no memory, or is another version than the one built for")
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
    unsafe output.deallocate()
  }

  /// Hands `bytes`, as one gzip member, to `body`.
  func withMember<Failure: Error>(
    of bytes: RawSpan, _ body: (RawSpan) throws(Failure) -> Void
  ) throws(Failure) {
    let count = deflate(bytes)
    // Safe: so many bytes were written, and the memory stays in place until `deflate` is called again.
    try unsafe body(RawSpan(_unsafeBytes: UnsafeRawBufferPointer(rebasing: output[..<count])))
  }

  /// Fills `output`; how many bytes of it.
  private func deflate(_ bytes: RawSpan) -> Int {
    unsafe deflateReset(stream)
    let bound = unsafe Int(deflateBound(stream, UInt(bytes.byteCount)))
    if unsafe output.count < bound {
      unsafe output.deallocate()
      unsafe output = .allocate(byteCount: bound, alignment: 16)
    }
    return unsafe bytes.withUnsafeBytes { input in
      // Safe: zlib stays within avail_in and avail_out, and never writes to its input.
      unsafe stream.pointee.next_in = UnsafeMutablePointer(
        mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
      unsafe stream.pointee.avail_in = UInt32(input.count)
      unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
      unsafe stream.pointee.avail_out = UInt32(output.count)
      let status = unsafe CZlib.deflate(stream, Z_FINISH)
      precondition(status == Z_STREAM_END, "zlib asked for more room than its own bound")
      return unsafe output.count - Int(stream.pointee.avail_out)
    }
  }
}
