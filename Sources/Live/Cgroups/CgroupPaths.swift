internal import CKernel
internal import Events

/// The paths of control groups by their numbers, as the records CGROUP told them.
struct CgroupPaths {
  private struct Key: Hashable {
    var subsystem: UInt32
    var id: UInt64
  }

  private var paths: [Key: [UInt8]] = [:]
  /// Paths that were told since somebody asked for them last.
  private var news: [[UInt8]] = []

  /// How many paths are kept: more than a machine has at a time. Beyond it all are forgotten rather than kept forever.
  static let limit = 100_000

  mutating func learn(_ record: borrowing RecordView) {
    guard let group = record.cgroup else { return }
    var segments = record.segments
    while let segment = segments.next() {
      guard segment.kind == .path else { continue }
      if paths.count >= Self.limit { paths.removeAll() }
      let path = [UInt8](copying: segment.bytes)
      paths[Key(subsystem: group.subsystem, id: group.id)] = path
      if news.count < Self.limit { news.append(path) }
    }
  }

  /// The paths that were told since the last call.
  mutating func takeNews() -> [[UInt8]] {
    guard !news.isEmpty else { return [] }
    let taken = news
    news.removeAll(keepingCapacity: true)
    return taken
  }

  /// Appends `subsystem=path` and a NUL for each group whose path is known. The unified hierarchy is told of only where
  /// no subsystem shows the thread's group there.
  func append(_ groups: CgroupsSegment, to target: inout ByteBuffer) {
    let unified = CLayout.element(Int(CGROUP_UNIFIED), of: groups.ids, as: UInt64.self)
    var isUnifiedShown = false
    for subsystem in 0..<Int(CGROUP_COUNT) {
      let id = CLayout.element(subsystem, of: groups.ids, as: UInt64.self)
      let isUnified = subsystem == Int(CGROUP_UNIFIED)
      guard id != 0, !isUnified || !isUnifiedShown,
        let path = paths[Key(subsystem: UInt32(subsystem), id: id)]
      else { continue }
      isUnifiedShown = isUnifiedShown || id == unified
      target.append(CgroupSubsystem.names[subsystem])
      target.append(UInt8(ascii: "="))
      target.append(path)
      target.append(0)
    }
  }
}
