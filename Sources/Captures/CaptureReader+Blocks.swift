internal import Events

/// The first eight bytes of a block, checked.
struct BlockHeader {
  let code: UInt32
  /// The whole block: header, body, padding and trailer.
  let byteCount: Int

  /// The longest block that is believed. A few compressed megabytes can claim, and even fill, gigabytes; the process
  /// list of the largest hosts stays well below this.
  static let longest: UInt32 = 256 << 20
}

extension CaptureReader {
  /// The header of the next block, or nil at a clean end.
  @inline(__always)
  mutating func readHeader() throws(CaptureError) -> BlockHeader? {
    guard try window.ensure(8) else {
      if window.availableCount == 0 { return try beginNextLeg() ? try readHeader() : try checkedEnd() }
      throw truncated(8, "block header")
    }
    let code = window.bytes.load(0, as: UInt32.self)
    let byteCount = window.bytes.load(4, as: UInt32.self)
    guard hasSection, byteCount >= 12, byteCount <= BlockHeader.longest, byteCount % 4 == 0 else {
      return try checkedHeader(code: code, byteCount: byteCount)
    }
    return BlockHeader(code: code, byteCount: Int(byteCount))
  }

  /// The slow way: the first block of a file, or one with a length that cannot be.
  @inline(never)
  private mutating func checkedHeader(code: UInt32, byteCount: UInt32) throws(CaptureError) -> BlockHeader {
    if !hasSection, code != 0x0A0D_0D0A {
      throw error(.notACapture(FileKind(startingWith: code)), "section header.type")
    }
    if !hasSection, try hasForeignMagic() {
      throw error(.foreignByteOrder, "section header.byte-order magic", at: 8)
    }
    // The magic of gzip, and its one method. What then stands where a length belongs is a time, and too large. The magic
    // of zstd.
    if hasSection, code & 0xFF_FFFF == 0x08_8B1F || code == 0xFD2F_B528 {
      throw error(.compressedPart, "block.type")
    }
    guard byteCount >= 12, byteCount <= BlockHeader.longest, byteCount % 4 == 0 else {
      throw error(
        .outOfRange(value: UInt64(byteCount), allowed: 12...UInt64(BlockHeader.longest)), "block.length",
        at: 4)
    }
    return BlockHeader(code: code, byteCount: Int(byteCount))
  }

  /// A clean end, unless there was nothing to read.
  @inline(never)
  private func checkedEnd() throws(CaptureError) -> BlockHeader? {
    guard hasSection else { throw error(.empty, "section header") }
    // Interface descriptions and packets are blocks of the same form: a pcapng file looks like an empty capture.
    if hasPackets, eventCount == 0 { throw error(.notACapture(.packets(format: "pcapng")), "block.type") }
    return nil
  }

  private mutating func hasForeignMagic() throws(CaptureError) -> Bool {
    guard try window.ensure(12) else { return false }
    return window.bytes.load(8, as: UInt32.self) == 0x4D3C_2B1A
  }

  @inline(never)
  func error(_ problem: CaptureError.Problem, _ field: String, at position: Int = 0) -> CaptureError {
    CaptureError(problem: problem, field: field, offset: window.offset + UInt64(position))
  }

  func truncated(_ needed: Int, _ field: String) -> CaptureError {
    error(.truncated(needed: needed, available: window.availableCount), field)
  }
}
