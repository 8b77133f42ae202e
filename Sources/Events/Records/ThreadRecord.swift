/// A thread that was running when the capture began.
///
/// Numbers that a writer did not know are -1 (ids) or 0; strings are the kernel's bytes, not always UTF-8.
public struct ThreadRecord: Equatable, Sendable {
  /// The number of no user and of no group, (uid_t) -1. Source: setresuid(2).
  @inlinable public static var noUser: UInt32 { 0xFFFF_FFFF }

  public var id: ThreadID
  public var process: ThreadID
  public var parent: ThreadID
  public var session: Int64 = -1
  /// Process group, as seen in the thread's own pid namespace.
  public var processGroup: Int64 = -1
  /// Process group, as seen on the host.
  public var hostProcessGroup: Int64 = -1
  /// When the first process of the thread's pid namespace started, in nanoseconds since 1970.
  public var namespaceStart: UInt64 = 0
  public var name: [UInt8] = []
  /// argv[0].
  public var executable: [UInt8] = []
  public var executablePath: [UInt8] = []
  /// argv[1...], NUL after each.
  public var arguments: [UInt8] = []
  public var workingDirectory: [UInt8] = []
  public var fdLimit: Int64 = -1
  /// `clone_flags` of the event table.
  public var flags: UInt32 = 0
  public var user: UInt32 = 0
  public var group: UInt32 = 0
  public var virtualSizeKB: UInt32 = 0
  public var residentSizeKB: UInt32 = 0
  public var swapSizeKB: UInt32 = 0
  public var majorFaults: UInt64 = 0
  public var minorFaults: UInt64 = 0
  /// `NAME=value`, NUL after each.
  public var environment: [UInt8] = []
  /// The ids in the thread's own pid namespace.
  public var virtualID: Int64 = -1
  public var virtualProcess: Int64 = -1
  /// `subsystem=path`, NUL after each.
  public var cgroups: [UInt8] = []
  public var root: [UInt8] = []
  public var loginUser: UInt32 = ThreadRecord.noUser
  public var terminal: UInt32 = 0
  public var isExecutableWritable = false
  public var executableFile = ExecutableFile()
  public var capabilities = Capabilities()

  /// The three capability sets of a thread, as bit masks.
  public struct Capabilities: Equatable, Sendable {
    public var inheritable: UInt64 = 0
    public var permitted: UInt64 = 0
    public var effective: UInt64 = 0

    public init() {}

    /// Every capability that Linux has, in each set.
    public static let full: Capabilities = {
      var full = Capabilities()
      let mask: UInt64 = 1 << 41 - 1
      (full.inheritable, full.permitted, full.effective) = (mask, mask, mask)
      return full
    }()
  }

  public init(id: ThreadID, process: ThreadID, parent: ThreadID) {
    self.id = id
    self.process = process
    self.parent = parent
  }
}
