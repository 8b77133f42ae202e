/// What the error numbers of the libraries that inflate stand for.
///
/// Source: zlib.h; igzip_lib.h, whose numbers are told apart from zlib's by nothing but what they mean; zstd_errors.h.
enum CompressionDamage {
  /// In words; nil for a number of which no more can be said than that the data is damaged.
  ///
  /// - Parameter format: `gzip` or `zstd`.
  static func words(_ code: Int32, in format: String) -> String? {
    format == "zstd" ? zstd[code] : format == "gzip" ? gzip[code] : nil
  }

  private static let gzip: [Int32: String] = [
    -1: "a block of no known kind", -2: "a code that stands for nothing",
    -3: "what no compressor writes", -6: "its checksum is wrong",
  ]

  private static let zstd: [Int32: String] = [
    1: "what no compressor writes", 10: "neither a frame nor the end", 12: "a version that is not supported",
    14: "a frame of an unsupported kind", 20: "what no compressor writes", 22: "its checksum is wrong",
    24: "what no compressor writes", 70: "more than its frame is to hold",
    72: "less than its frame is to hold",
  ]
}
