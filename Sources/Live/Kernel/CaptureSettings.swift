internal import CKernel
internal import Glibc

/// Which threads the kernel's side makes records of.
enum Scope: Equatable, Sendable {
  /// Processes that are marked, and all that they start.
  case processes
  /// Control groups and those below them.
  case cgroups(CgroupSet)
  /// The whole machine, this process left out.
  case machine
}

/// Writes to `/dev/null` of which more is kept than of others. Raw values: `TRACERS_…` of the programs.
public enum TracerWrites: UInt8, Sendable {
  case none
  /// Those that begin like a tracer.
  case byText
  case all

  /// Whether a write of data that begins with `start` is one of them.
  func contains(_ start: [UInt8]) -> Bool {
    switch self {
    case .none: false
    case .all: true
    case .byText: Self.starts.contains { start.starts(with: $0.utf8) }
    }
  }

  /// How tracers begin, in their one form and the other.
  private static let starts = [">:", "<:", "[\"", "[ "]
}

/// What a capture asks of the kernel's side. Fixed once it is loaded.
public struct CaptureSettings: Equatable, Sendable {
  /// Made from the target of a source.
  var scope: Scope = .processes
  /// Bytes of each buffer that are kept, up to 65,000.
  public var snaplen: UInt32 = 80
  /// The same for what needs more: connections of `largePorts`, and tracers.
  public var largeSnaplen: UInt32 = 16_000
  /// At most eight ranges of ports.
  public var largePorts: [ClosedRange<UInt16>] = []
  /// Of which writes to `/dev/null`, where tracers go, `largeSnaplen` is kept.
  public var tracers = TracerWrites.byText
  /// Tell when threads are switched, get signals, fault on pages. Only the kernel's side can tell of switches and faults.
  public var hasSwitches = true
  public var hasSignals = true
  public var hasPageFaults = false
  /// Bytes of each CPU's ring, rounded up to a power of two. What does not fit is lost, and counted.
  public var ringSize: Int = defaultRingSize

  public init() {}

  init(scope: Scope) { self.scope = scope }

  /// 256 MB for all CPUs together, but 4 to 32 MB for each. The kernel sets all of it aside at the start. At half a
  /// million calls a second, 100 bytes each, 32 MB hold what happens while this process waits 0.6 s for a CPU or a disk.
  private static var defaultRingSize: Int {
    min(max((256 << 20) / max(sysconf(Int32(_SC_NPROCESSORS_CONF)), 1), 4 << 20), 32 << 20)
  }

  /// The same as the kernel's side reads it.
  func raw(cpuCount: Int) -> settings {
    var raw = settings()
    raw.cpu_count = UInt32(cpuCount)
    raw.snaplen = min(snaplen, UInt32(SNAPLEN_MAX))
    raw.large_snaplen = min(max(snaplen, largeSnaplen), UInt32(SNAPLEN_MAX))
    raw.page_shift = UInt32(sysconf(Int32(_SC_PAGESIZE)).trailingZeroBitCount)
    raw.switches = hasSwitches ? 1 : 0
    raw.signals = hasSignals ? 1 : 0
    raw.faults = hasPageFaults ? 1 : 0
    raw.tracers = tracers.rawValue
    switch scope {
    case .processes: raw.scope = UInt32(SCOPE_MARKED)
    case .machine: raw.scope = UInt32(SCOPE_ALL)
    case .cgroups(let groups):
      raw.scope = UInt32(SCOPE_CGROUP)
      raw.cgroup_levels = groups.levels.reversed().reduce(0) { $0 << 8 | UInt64($1) }
      raw.level_count = UInt32(groups.levels.count)
      raw.cgroup_subsystem = groups.subsystem
      raw.cgroup_count = UInt32(groups.inodes.count)
    }
    setPorts(of: &raw)
    return raw
  }

  private func setPorts(of raw: inout settings) {
    let ranges = largePorts.prefix(Int(SETTINGS_PORTS))
    raw.port_count = UInt32(ranges.count)
    // `ports` is the last field, which Swift does not see, because its structs have no name: first port, last port.
    let place = MemoryLayout<settings>.size / 2 - 2 * Int(SETTINGS_PORTS)
    for (index, range) in ranges.enumerated() {
      CLayout.set(place + 2 * index, of: &raw, to: range.lowerBound)
      CLayout.set(place + 2 * index + 1, of: &raw, to: range.upperBound)
    }
  }
}
