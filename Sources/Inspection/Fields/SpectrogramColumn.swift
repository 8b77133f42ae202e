/// The columns of a spectrogram, which stand for spans of time by their logarithm.
enum SpectrogramColumn {
  /// The column in which a span of time stands, in nanoseconds; nil for none. Only a chisel that draws a spectrogram
  /// tells how wide it is, and until then every span shorter than 100 seconds stands in the first column.
  static func of(_ nanoseconds: UInt64) -> UInt64? {
    guard nanoseconds > 0 else { return nil }
    return nanoseconds < 100_000_000_000 ? 1 : 0
  }
}
