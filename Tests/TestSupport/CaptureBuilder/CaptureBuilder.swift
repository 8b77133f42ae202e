public import Events

/// Builds captures in code, so that a test shows its whole input:
///
///     let bytes = CaptureBuilder()
///       .thread(7, "cat")
///       .fd(0, .file("/dev/pts/0"))
///       .open("/etc/hosts", fd: 3)
///       .read(3, "127.0.0.1 localhost\n")
///       .close(3)
///       .bytes
///
/// `thread` adds a row to the process list and makes that thread the one on which the following calls happen; `on`
/// only switches. Every call is an enter and an exit, `step` nanoseconds apart. Each method returns a changed copy.
public struct CaptureBuilder: Sendable {
  /// How the blocks are written: the newest layout that sysdig 0.29.3 reads, unless told otherwise.
  public struct Layout: Sendable {
    /// 1 to 9.
    public var processes = 9
    public var processTail = ProcessTail.none
    /// 1 or 2.
    public var fds = 2
    public var interfaces = 2
    public var users = 2
    public var events = 2
    /// Events carry dump flags.
    public var hasFlags = false
    /// Block types as the first writers numbered them, where they did.
    public var usesLegacyTypes = false
    public var minor: UInt16 = 2
    /// What stands behind the fields of the section header: pcapng options.
    public var sectionOptions: [UInt8] = []

    public init() {}
  }

  /// What stands behind the last common field of a v9 process entry.
  public enum ProcessTail: Sendable {
    case none
    /// 4 bytes: the login id. 5: and whether the executable is writable. 29: and the capabilities.
    case old(byteCount: Int)
    /// Since libs 0.10.
    case new
    case bytes([UInt8])
  }

  public var layout = Layout()
  public var machine: MachineRecord? = MachineRecord(
    cpuCount: 2, memorySize: 1 << 30, hostName: Array("testhost".utf8))
  public var interfaces: [InterfaceRecord] = []
  public var users: [UserRecord] = []
  public var groups: [GroupRecord] = []
  public var threads: [ThreadRecord] = []
  public var fds: [(thread: Int64, record: FDRecord)] = []
  /// Blocks that are written in front of the process list, whatever they are.
  var extraMetadata: [UInt8] = []
  /// The blocks of the events.
  var eventBlocks: [UInt8] = []
  /// Earlier sections, complete.
  var earlierSections: [UInt8] = []

  /// The thread on which the next event happens.
  public internal(set) var currentThread: Int64 = 1
  public internal(set) var currentProcess: Int64 = 1
  /// The time of the next event, in nanoseconds.
  public internal(set) var clock: UInt64 = 1_700_000_000_000_000_000
  /// How far the clock moves with each event.
  public internal(set) var step: UInt64 = 1_000
  public internal(set) var currentCPU: UInt16 = 0
  public internal(set) var currentDumpFlags: UInt32 = 0

  public init() {}

  /// A copy to which `change` was done.
  func with(_ change: (inout CaptureBuilder) -> Void) -> CaptureBuilder {
    var copy = self
    change(&copy)
    return copy
  }

  /// Changes how blocks are written.
  public func layout(_ change: (inout Layout) -> Void) -> CaptureBuilder { with { change(&$0.layout) } }

  /// The next event happens at `time` nanoseconds since 1970.
  public func at(_ time: UInt64) -> CaptureBuilder { with { $0.clock = time } }

  /// Time passes, in nanoseconds.
  public func wait(_ duration: UInt64) -> CaptureBuilder { with { $0.clock += duration } }

  /// From now on, events are so many nanoseconds apart.
  public func step(_ duration: UInt64) -> CaptureBuilder { with { $0.step = duration } }

  /// The next events happen on that processor.
  public func cpu(_ number: UInt16) -> CaptureBuilder { with { $0.currentCPU = number } }

  /// The next events happen on that thread, of that process if it is not the first thread.
  public func on(_ thread: Int64, process: Int64? = nil) -> CaptureBuilder {
    with {
      $0.currentThread = thread
      $0.currentProcess =
        process ?? $0.threads.last { $0.id.rawValue == thread }?.process.rawValue ?? thread
    }
  }

  /// Ends the section and begins another in the same file, with the same layout and clock and nothing else.
  public func nextSection() -> CaptureBuilder {
    var next = CaptureBuilder()
    next.layout = layout
    next.earlierSections = bytes
    next.clock = clock
    return next
  }
}
