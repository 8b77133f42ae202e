internal import Events

/// The cgroups that were kept last. A process starts in those of its parent, and its program stays there, so that most
/// lists are like the one before.
struct KnownCgroups: ~Copyable {
  /// The list as the event holds it.
  private var list = ByteBuffer()
  private var id = StringID.empty
  /// Ids are good until the next sweep.
  private var sweepCount = -1

  init() {}

  init(_ list: RawSpan, _ id: StringID, _ strings: borrowing StringPool) {
    self.list.append(list)
    self.id = id
    sweepCount = strings.sweepCount
  }

  /// The id of `bytes`, if they are what was kept last.
  func id(of bytes: RawSpan, _ strings: borrowing StringPool) -> StringID? {
    sweepCount == strings.sweepCount && list.bytes.isEqual(bytes) ? id : nil
  }
}
