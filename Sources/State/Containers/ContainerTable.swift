internal import Events

/// Every container that a record or a cgroup path told of, by id.
///
/// What a record says replaces what was known before, except that a name once looked up stays when an engine
/// merely sees another thread of the same container. Memory: an entry for each id, each with what its last
/// record held, and their names for good, up to a limit; ids in the cgroups of threads live as long as the threads.
public struct ContainerTable: ~Copyable {
  private var entries: [ContainerInfo] = []
  private var indices: [StringID: Int32] = [:]
  /// The kinds under which each container was announced, a bit for each, in the order of `entries`.
  private var announced: [UInt32] = []
  /// The event that told of each container last, in the order of `entries`; nil where only a cgroup path did.
  private var tellers: [EventImage?] = []
  /// How many containers have each address.
  private var addressCounts: [UInt32: Int] = [:]
  /// Paths are taken apart once for each different set of them, between two sweeps of the pool that holds them.
  private var pathsByCgroups: [StringID: CgroupPaths] = [:]
  private var sweepCount = 0

  /// How often something that was said of a container was taken in.
  private(set) var changeCount: UInt64 = 0
  /// A container of the rkt engine is known.
  private(set) var hasRkt = false

  /// More than any host runs in the course of a capture; what comes after them is not kept.
  static let limit = 1 << 16

  package init() {}

  init(copying other: borrowing ContainerTable) {
    (entries, indices, announced, tellers) = (other.entries, other.indices, other.announced, other.tellers)
    (addressCounts, pathsByCgroups) = (other.addressCounts, other.pathsByCgroups)
    (sweepCount, changeCount, hasRkt) = (other.sweepCount, other.changeCount, other.hasRkt)
  }

  /// Every container, the one that was known first in front.
  package var all: [ContainerInfo] { entries }

  public var count: Int { entries.count }

  /// What is known of the container called `id`, or nil.
  public subscript(id: StringID) -> ContainerInfo? {
    indices[id].map { entries[Int($0)] }
  }

  /// One thing that is known of the container called `id`, without copying the rest; nil for an unknown
  /// container.
  @inline(__always)
  package func read<Value>(_ id: StringID, _ body: (borrowing ContainerInfo) -> Value?) -> Value? {
    guard id != .empty, let index = indices[id] else { return nil }
    // Through the span, because the array's own subscript makes a copy for the closure.
    return body(entries.span[Int(index)])
  }

  /// Whether `address` is that of the container `id`; of any container while that one's is not known.
  func isAddress(_ address: UInt32, of id: StringID) -> Bool {
    guard let own = read(id, { $0.address }) else { return false }
    return own != 0 ? own == address : addressCounts[address] != nil
  }

  /// Keeps `container` in place of what was known under its id, if it has one.
  mutating func add(_ container: ContainerInfo) {
    guard container.id != .empty else { return }
    changeCount &+= 1
    hasRkt = hasRkt || container.kind == .rkt
    let bit: UInt32 = container.kind.rawValue < 32 ? 1 << container.kind.rawValue : 0
    if let index = indices[container.id] {
      replace(at: Int(index), with: container)
      announced[Int(index)] |= bit
      return
    }
    guard entries.count < Self.limit else { return }
    addressCounts[container.address, default: 0] += 1
    indices[container.id] = Int32(truncatingIfNeeded: entries.count)
    entries.append(container)
    announced.append(bit)
    tellers.append(nil)
  }

  /// Keeps the event that told of a container, so that it can be told again.
  mutating func keep(_ event: EventImage, of id: StringID) {
    if let index = indices[id] { tellers[Int(index)] = event }
  }

  /// The events that tell of all containers, the one that was known first in front.
  var told: [EventImage] { tellers.compactMap(\.self) }

  private mutating func replace(at index: Int, with container: ContainerInfo) {
    let old = entries[index].address
    if let count = addressCounts[old] { addressCounts[old] = count > 1 ? count - 1 : nil }
    addressCounts[container.address, default: 0] += 1
    entries[index] = container
  }

  /// Keeps a container of which no more than its engine and its id is known, unless it was announced so
  /// before.
  mutating func announce(
    _ kind: ContainerKind, id: StringID, name: StringID, mesosTask: StringID = .empty,
    pinning strings: inout StringPool
  ) {
    if let index = indices[id], announced[Int(index)] & (1 << kind.rawValue) != 0 { return }
    guard indices[id] != nil || entries.count < Self.limit else { return }
    for each in [id, name, mesosTask] { strings.pin(each) }
    var container = ContainerInfo(id: id, kind: kind)
    container.name = name
    container.mesosTask = mesosTask
    add(container)
  }

  /// The ids that a thread's cgroups name.
  mutating func paths(in cgroups: StringID, _ strings: inout StringPool) -> CgroupPaths {
    if sweepCount != strings.sweepCount {
      sweepCount = strings.sweepCount
      pathsByCgroups.removeAll(keepingCapacity: true)
    }
    if let known = pathsByCgroups[cgroups] { return known }
    let bytes = [UInt8](copying: strings[cgroups])
    let paths = CgroupPaths(bytes.rawSpan, keeping: &strings)
    pathsByCgroups[cgroups] = paths
    return paths
  }
}
