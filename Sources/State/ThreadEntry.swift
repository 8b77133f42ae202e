public import Events

/// What is known of one thread.
public struct ThreadEntry {
  public var id: ThreadID
  public var process: ThreadID
  public var parent: ThreadID
  public var session: Int64 = -1
  public var processGroup: Int64 = -1
  public var virtualID: Int64 = -1
  public var virtualProcess: Int64 = -1
  public var name: StringID = .empty
  /// argv[0].
  public var executable: StringID = .empty
  public var executablePath: StringID = .empty
  /// argv[1...], a NUL after each.
  public var arguments: StringID = .empty
  /// `NAME=value`, a NUL after each.
  public var environment: StringID = .empty
  /// `subsystem=path`, a NUL after each.
  public var cgroups: StringID = .empty
  public var root: StringID = .empty
  /// The working directory, with a slash at the end.
  public var workingDirectory: StringID = .empty
  /// The short id of the container that the thread runs in; empty on the host.
  public var container: StringID = .empty
  /// What the thread does in that container.
  public var category: ThreadCategory = .none
  /// `clone_flags` of the event table.
  public var flags: UInt32 = 0
  public var fdLimit: Int64 = -1
  public var user: UInt32 = 0xFFFF_FFFF
  public var group: UInt32 = 0xFFFF_FFFF
  public var loginUser: Int32 = -1
  public var terminal: Int32 = 0
  public var isExecutableWritable = false
  public var childCount: UInt64 = 0
  public var virtualSizeKB: UInt32 = 0
  public var residentSizeKB: UInt32 = 0
  public var swapSizeKB: UInt32 = 0
  public var majorFaults: UInt64 = 0
  public var minorFaults: UInt64 = 0
  public var capabilities = ThreadRecord.Capabilities()
  /// When the call that made it returned; 0 when it was there from the start.
  public var cloneTime: UInt64 = 0

  /// Nanoseconds that the thread ran since the capture began, as far as context switches tell.
  public var executionTime: UInt64 = 0
  /// What the latest record of the thread's processor time told.
  public var processorTime = ProcessorTime()

  /// The thread's own descriptors; threads of one process share those of its first thread.
  public var fds = FDTable()

  // The call that the thread is in.

  /// The descriptor that the thread named last; a thread that was never seen naming one stands at 0.
  public var lastEventFD = FD(rawValue: 0)
  public var lastEventType: UInt16 = 0xFFFF
  public var lastEventTime: UInt64 = 0
  public var previousEventTime: UInt64 = 0
  public var enterTime: UInt64 = 0
  /// Nanoseconds between the enter and the exit that was seen last; 0 inside a call.
  public var latency: UInt64 = 0
  /// The exit at hand follows its own enter.
  var isEnterMatched = false
  /// The event whose params are stored in `enterRegion`; 0xFFFF for none.
  var storedType: UInt16 = 0xFFFF
  var enterRegion = EnterStore.Region()

  /// Calls `body` with every name that the thread and its descriptors bear. A name that is missing here goes to another
  /// string at the next sweep.
  func forEachName(_ body: (StringID) -> Void) {
    body(name)
    body(executable)
    body(executablePath)
    body(arguments)
    body(environment)
    body(cgroups)
    body(root)
    body(workingDirectory)
    body(container)
    for position in fds.positions { body(fds[position: position].name) }
  }

  public init(id: ThreadID, process: ThreadID, parent: ThreadID) {
    self.id = id
    self.process = process
    self.parent = parent
  }

  /// The thread is the first of its process.
  public var isMain: Bool { process == id || flags & CloneFlags.isMainThread != 0 }
}
