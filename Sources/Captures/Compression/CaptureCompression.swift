/// How a capture file is compressed.
public enum CaptureCompression: Sendable {
  case none
  /// In gzip members, one behind the other, which sysdig reads.
  case gzip
  /// In zstd frames, each of which can be inflated by itself, with a table of them at the end. sysdig does not read it.
  case zstd
}
