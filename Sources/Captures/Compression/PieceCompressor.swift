/// Compresses pieces of a capture, each by itself, so that a file that ends with one is whole.
enum PieceCompressor {
  case gzip(Deflater)
  case zstd(ZstdCompressor)

  /// A third less time than zlib's own choice, 6, for files that are 5% larger.
  private static let gzipLevel: Int32 = 5

  /// Nil for what is not compressed.
  init?(_ compression: CaptureCompression) {
    switch compression {
    case .none: return nil
    case .gzip: self = .gzip(Deflater(level: Self.gzipLevel))
    case .zstd: self = .zstd(ZstdCompressor(.capture))
    }
  }

  /// Hands `bytes`, compressed, to `body`.
  func withPiece<Failure: Error>(
    of bytes: RawSpan, _ body: (RawSpan) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .gzip(let deflater): try deflater.withMember(of: bytes, body)
    case .zstd(let compressor): try compressor.withFrame(of: bytes, body)
    }
  }
}
