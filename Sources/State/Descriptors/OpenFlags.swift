/// The bits of `file_flags` of the event table that decide something.
enum OpenFlags {
  static let directory: UInt32 = 1 << 10
  static let upperLayer: UInt32 = 1 << 15
  static let lowerLayer: UInt32 = 1 << 16
  /// What only the kernel knows when the call returns: that the file was made, and its layer.
  static let seenAtExit: UInt32 = ~((1 << 14) - 1)

  /// The layer from `creat_flags`, the param that `creat` has in place of flags.
  static func layer(ofCreated flags: UInt16) -> UInt32 {
    flags & 1 != 0 ? upperLayer : flags & 2 != 0 ? lowerLayer : 0
  }
}
