internal import Events

/// The container ids that a thread's cgroups name, one for each engine whose pattern they fit.
///
/// Engines of the runc family end a path with 64 hexadecimal digits, of which the first twelve are the id
/// that people use; the others put a name of their own into it. Several patterns may fit the same path: who
/// is believed is decided by `Machine.resolveContainer`. An id that is empty was not found.
///
/// The patterns are those that sysdig 0.29.3 has; what has come since is looked at where none of them fits.
struct CgroupPaths: Equatable, Sendable {
  var podman = StringID.empty
  var docker = StringID.empty
  var cri = StringID.empty
  var lxc = StringID.empty
  var libvirt = StringID.empty
  var mesos = StringID.empty
  /// The name of the first systemd service, without `.service`.
  var service = StringID.empty
  var bpm = StringID.empty
  /// The name of a container that systemd runs itself.
  var machine = StringID.empty

  /// - Parameter cgroups: `subsystem=path`, a NUL after each.
  init(_ cgroups: RawSpan, keeping strings: inout StringPool) {
    var list = StringList(cgroups)
    while let entry = list.next() {
      guard let separator = entry.lastIndex(of: "=") else { return }
      let path = entry.slice(separator + 1)
      for pattern in Self.patterns where self[keyPath: pattern.engine] == .empty {
        guard let range = pattern.id(path) else { continue }
        self[keyPath: pattern.engine] = strings.keep(path.slice(range.lowerBound, upTo: range.upperBound))
      }
    }
    if podman == .empty, docker == .empty, cri == .empty { findNewer(cgroups, keeping: &strings) }
  }

  private mutating func findNewer(_ cgroups: RawSpan, keeping strings: inout StringPool) {
    var list = StringList(cgroups)
    while let entry = list.next() {
      guard let separator = entry.lastIndex(of: "=") else { return }
      let path = entry.slice(separator + 1)
      if let nested = NestedContainerPath(path) {
        let id = strings.keep(path.slice(nested.id.lowerBound, upTo: nested.id.upperBound))
        for engine in nested.engines { self[keyPath: engine] = id }
        return
      }
      if machine == .empty, let name = MachineScope.name(in: path) { machine = strings.keep(name) }
    }
  }

  private struct Pattern: Sendable {
    let engine: any (WritableKeyPath<CgroupPaths, StringID> & Sendable)
    /// Where in a path the id stands, or nil where the path does not fit.
    let id: @Sendable (RawSpan) -> Range<Int>?
  }

  private static let patterns = [
    Pattern(engine: \.podman) { digits($0, after: "/libpod-", before: ".scope") },
    Pattern(engine: \.docker) { digits($0, after: "/", before: "") },
    Pattern(engine: \.docker) { digits($0, after: "/docker-", before: ".scope") },
    Pattern(engine: \.cri) { digits($0, after: "/", before: "") },
    Pattern(engine: \.cri) { digits($0, after: "/crio-", before: "") },
    Pattern(engine: \.cri) { digits($0, after: "/cri-containerd-", before: ".scope") },
    Pattern(engine: \.cri) { digits($0, after: "/crio-", before: ".scope") },
    Pattern(engine: \.cri) { digits($0, after: ":cri-containerd:", before: "") },
    Pattern(engine: \.lxc) {
      // The last is LXC 4's.
      directory($0, below: "/lxc/") ?? directory($0, below: "/lxc.payload/")
        ?? directory($0, below: "/lxc.payload.")
    },
    Pattern(engine: \.libvirt, id: libvirtName),
    Pattern(engine: \.mesos, id: mesosID),
    Pattern(engine: \.service, id: serviceName),
    Pattern(engine: \.bpm, id: bpmName),
  ]

  /// The short form of the 64 digits between the last `prefix` and the last `suffix` of a path.
  private static func digits(_ path: RawSpan, after prefix: StaticString, before suffix: StaticString)
    -> Range<Int>?
  {
    guard let before = path.lastIndex(of: prefix), let end = path.lastIndex(of: suffix) else { return nil }
    let start = before + prefix.utf8CodeUnitCount
    guard end - start == 64 else { return nil }
    for index in start..<end where !isHexadecimal(path.load(index, as: UInt8.self)) { return nil }
    return start..<start + 12
  }

  /// The name of the directory below `prefix`.
  private static func directory(_ path: RawSpan, below prefix: StaticString) -> Range<Int>? {
    guard let found = path.firstIndex(of: prefix) else { return nil }
    let start = found + prefix.utf8CodeUnitCount
    return start..<(path.firstIndex(of: "/", from: start) ?? path.byteCount)
  }

  private static func libvirtName(_ path: RawSpan) -> Range<Int>? {
    if path.hasSuffix(".libvirt-lxc"), let end = path.firstIndex(of: ".libvirt-lxc"),
      end == path.byteCount - 12, let slash = path.lastIndex(of: "/")
    {
      return slash + 1..<max(end, slash + 1)
    }
    if let found = path.firstIndex(of: "-lxc\\x2"), let end = path.firstIndex(of: ".scope"),
      end == path.byteCount - 6
    {
      // The digit that ends the escaped dash is not part of the name.
      let start = found + 8
      return start <= end ? start..<end : start..<max(start, path.byteCount)
    }
    guard let found = path.firstIndex(of: "/libvirt/lxc/") else { return nil }
    return found + 13..<path.byteCount
  }

  private static func mesosID(_ path: RawSpan) -> Range<Int>? {
    guard let found = path.firstIndex(of: "/mesos/"), path.byteCount - found - 7 == 36 else { return nil }
    for index in found + 7..<path.byteCount {
      let byte = path.load(index, as: UInt8.self)
      guard isHexadecimal(byte) || byte == UInt8(ascii: "-") else { return nil }
    }
    return found + 7..<path.byteCount
  }

  private static func serviceName(_ path: RawSpan) -> Range<Int>? {
    guard path.hasSuffix(".service") else { return nil }
    let start = path.lastIndex(of: "/").map { $0 + 1 } ?? 0
    return start..<max(start, path.byteCount - 8)
  }

  private static func bpmName(_ path: RawSpan) -> Range<Int>? {
    guard let found = path.firstIndex(of: "bpm-") else { return nil }
    let end = path.firstIndex(of: ".scope", from: found + 4) ?? path.byteCount
    for index in found + 4..<end where !isNamePart(path.load(index, as: UInt8.self)) { return nil }
    return found + 4 < end ? found + 4..<end : nil
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
