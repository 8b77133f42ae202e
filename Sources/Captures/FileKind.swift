/// What a file that is no capture seems to be, so that the error can say what its owner perhaps meant.
public enum FileKind: Equatable, Sendable, CustomStringConvertible {
  /// Packets, as tcpdump and Wireshark write them.
  case packets(format: String)
  /// gzip inside gzip, xz and the like.
  case compressed(by: String)
  case text
  /// The first four bytes, as they stand in the file.
  case unknown(UInt32)

  /// With times in microseconds and in nanoseconds; in the byte order of whoever wrote them. Source: pcap-savefile(5).
  private static let packetMagics: [UInt32] = [0xA1B2_C3D4, 0xA1B2_3C4D]
  /// `FD` and `7zX`, of six bytes. Source: the .xz file format, 2.1.1.1.
  private static let xzMagic: UInt32 = 0x587A_37FD
  /// `BZh`, in front of a digit.
  private static let bzip2Magic: UInt32 = 0x68_5A42

  /// - Parameter first: the first four bytes, read as a little-endian number.
  init(startingWith first: UInt32) {
    let isText = (0..<4).allSatisfy { shift in
      let byte = UInt8(truncatingIfNeeded: first >> UInt32(shift * 8))
      return byte == 0x09 || byte == 0x0A || byte == 0x0D || (0x20..<0x7F).contains(byte)
    }
    switch first {
    case _ where Self.packetMagics.contains(first) || Self.packetMagics.contains(first.byteSwapped):
      self = .packets(format: "pcap")
    case FrameHeader.magic: self = .compressed(by: "zstd, inside another compression")
    case Self.xzMagic: self = .compressed(by: "xz")
    case _ where UInt16(truncatingIfNeeded: first) == GzipReader.magic:
      self = .compressed(by: "gzip, inside another compression")
    case _ where first & 0xFF_FFFF == Self.bzip2Magic: self = .compressed(by: "bzip2")
    default: self = isText ? .text : .unknown(first)
    }
  }

  public var description: String {
    switch self {
    case .packets(let format): "these are packets (\(format)), for tcpdump or Wireshark"
    case .compressed(let tool): "it is compressed by \(tool); uncompress it first"
    case .text: "it is text"
    case .unknown(let first):
      "it starts with \(Self.bytes(first)), not with 0A 0D 0D 0A, or 1F 8B (gzip) or 28 B5 2F FD (zstd)"
    }
  }

  private static func bytes(_ first: UInt32) -> String {
    (0..<4).map { shift in
      let digits = String(UInt8(truncatingIfNeeded: first >> UInt32(shift * 8)), radix: 16, uppercase: true)
      return digits.count == 1 ? "0" + digits : digits
    }.joined(separator: " ")
  }
}
