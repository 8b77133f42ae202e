internal import CZlib

/// The CRC-32 of gzip, by which damage is told. It finds every change of up to 32 neighbouring bits.
package enum Checksum {
  /// - Parameter start: the checksum of what stands before `bytes`.
  package static func crc32(_ bytes: RawSpan, continuing start: UInt32 = 0) -> UInt32 {
    unsafe bytes.withUnsafeBytes { all in
      // Safe: zlib reads as many bytes as it is told there are.
      unsafe UInt32(
        truncatingIfNeeded: crc32_z(
          UInt(start), all.baseAddress?.assumingMemoryBound(to: UInt8.self), all.count))
    }
  }
}
