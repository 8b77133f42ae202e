public import Events

/// What is known of one thread.
public struct ThreadEntry {
  public package(set) var id: ThreadID
  public package(set) var process: ThreadID
  public package(set) var parent: ThreadID
  public package(set) var session: Int64 = -1
  public package(set) var processGroup: Int64 = -1
  /// The same as seen on the host; -1 where unknown.
  public package(set) var hostProcessGroup: Int64 = -1
  /// When the first process of the thread's pid namespace started, in nanoseconds since 1970; 0 where unknown.
  public package(set) var namespaceStart: UInt64 = 0
  public package(set) var virtualID: Int64 = -1
  public package(set) var virtualProcess: Int64 = -1
  public package(set) var name: StringID = .empty
  /// argv[0].
  public package(set) var executable: StringID = .empty
  public package(set) var executablePath: StringID = .empty
  /// argv[1...], a NUL after each.
  public package(set) var arguments: StringID = .empty
  /// `NAME=value`, a NUL after each.
  public package(set) var environment: StringID = .empty
  /// `subsystem=path`, a NUL after each.
  public package(set) var cgroups: StringID = .empty
  public package(set) var root: StringID = .empty
  /// The working directory, with a slash at the end.
  public package(set) var workingDirectory: StringID = .empty
  /// The short id of the container that the thread runs in; empty on the host.
  public package(set) var container: StringID = .empty
  /// What the thread does in that container.
  public package(set) var category: ThreadCategory = .none
  /// `clone_flags` of the event table.
  public package(set) var flags: UInt32 = 0
  public package(set) var fdLimit: Int64 = -1
  public package(set) var user: UInt32 = ThreadRecord.noUser
  public package(set) var group: UInt32 = ThreadRecord.noUser
  public package(set) var loginUser: Int32 = -1
  public package(set) var terminal: Int32 = 0
  public package(set) var isExecutableWritable = false
  public package(set) var executableFile = ExecutableFile()
  public package(set) var childCount: UInt64 = 0
  public package(set) var virtualSizeKB: UInt32 = 0
  public package(set) var residentSizeKB: UInt32 = 0
  public package(set) var swapSizeKB: UInt32 = 0
  public package(set) var majorFaults: UInt64 = 0
  public package(set) var minorFaults: UInt64 = 0
  public package(set) var capabilities = ThreadRecord.Capabilities()
  /// When the call that made it returned; 0 when it was there from the start.
  public package(set) var cloneTime: UInt64 = 0

  /// Nanoseconds that the thread ran since the capture began, as far as context switches tell.
  public package(set) var executionTime: UInt64 = 0
  /// What the latest record of the thread's processor time told.
  public package(set) var processorTime = ProcessorTime()

  /// The thread's own descriptors; threads of one process share those of its first thread.
  public package(set) var fds = FDTable()

  // The call that the thread is in.

  /// No event has this code.
  package static var noEvent: UInt16 { 0xFFFF }
  /// The descriptor that the thread named last; a thread that was never seen naming one stands at 0.
  package var lastEventFD = FD(rawValue: 0)
  package var lastEventType: UInt16 = ThreadEntry.noEvent
  package var lastEventTime: UInt64 = 0
  package var previousEventTime: UInt64 = 0
  package var enterTime: UInt64 = 0
  /// Nanoseconds between the enter and the exit that was seen last; 0 inside a call.
  public package(set) var latency: UInt64 = 0
  /// The exit at hand follows its own enter.
  var isEnterMatched = false
  /// The event whose params are stored in `enterRegion`; `noEvent` for none.
  var storedType: UInt16 = ThreadEntry.noEvent
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
    for position in fds.positions {
      body(fds[position: position].name)
      body(fds[position: position].givenName)
    }
  }

  package init(id: ThreadID, process: ThreadID, parent: ThreadID) {
    self.id = id
    self.process = process
    self.parent = parent
  }

  /// The thread is the first of its process.
  public var isMain: Bool { process == id || flags & CloneFlags.isMainThread != 0 }
}
