internal import Events

/// A container's id in a path of which it is not the last part, or in which it stands in ways that are newer than the
/// patterns of `CgroupPaths`: containers whose init is systemd divide their group (`/docker/ID/init.scope`), and podman
/// without systemd puts its prefix before the id alone (`…/libpod-ID`).
struct NestedContainerPath {
  /// The engines that may have made it.
  let engines: [any (WritableKeyPath<CgroupPaths, StringID> & Sendable)]
  /// Where the short id stands.
  let id: Range<Int>

  private static let digitCount = 64
  private static let shortCount = 12

  private struct Prefix: Sendable {
    let text: StaticString
    let engines: [any (WritableKeyPath<CgroupPaths, StringID> & Sendable)]
  }

  private static let prefixes = [
    Prefix(text: "libpod-", engines: [\.podman]),
    Prefix(text: "docker-", engines: [\.docker]),
    Prefix(text: "cri-containerd-", engines: [\.cri]),
    Prefix(text: "crio-", engines: [\.cri]),
    Prefix(text: "nerdctl-", engines: [\.cri]),
    Prefix(text: "", engines: [\.docker, \.cri]),
  ]

  /// Of several parts that name a container the last counts.
  init?(_ path: RawSpan) {
    var end = path.byteCount
    // What keeps a pod's containers company runs beside them, in a group of this name.
    guard !path.hasSuffix("/conmon") else { return nil }
    while end > 0 {
      let start = Self.start(ofPartEndingAt: end, path)
      if let found = Self.match(path, start..<end) {
        self = found
        return
      }
      end = start - 1
    }
    return nil
  }

  private init(engines: [any (WritableKeyPath<CgroupPaths, StringID> & Sendable)], id: Range<Int>) {
    self.engines = engines
    self.id = id
  }

  private static func start(ofPartEndingAt end: Int, _ path: RawSpan) -> Int {
    var start = end
    while start > 0, path.load(start - 1, as: UInt8.self) != UInt8(ascii: "/") { start -= 1 }
    return start
  }

  private static func match(_ path: RawSpan, _ part: Range<Int>) -> NestedContainerPath? {
    var end = part.upperBound
    if path.slice(part.lowerBound, upTo: end).hasSuffix(".scope") { end -= 6 }
    let start = end - digitCount
    guard start >= part.lowerBound else { return nil }
    let name = path.slice(part.lowerBound, upTo: start)
    let prefix = prefixes.first { name.byteCount == $0.text.utf8CodeUnitCount && name.has($0.text, at: 0) }
    guard let prefix else { return nil }
    for index in start..<end where !CgroupPaths.isHexadecimal(path.load(index, as: UInt8.self)) { return nil }
    return NestedContainerPath(engines: prefix.engines, id: start..<start + shortCount)
  }
}
