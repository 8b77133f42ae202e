/// What a live capture is to hold.
public struct LiveSettings: Equatable, Sendable {
  /// What the kernel is asked for: how much of each buffer, and which events.
  public var capture = CaptureSettings()
  /// Environments of processes, which hold secrets.
  public var hasEnvironments = false
  /// Where the files of the host are, in a container that was given them; empty for our own root.
  public var hostRoot = ""
  /// What the machine is called; nil for its own name. In a pod that is the pod's.
  public var hostName: String?
  /// The variables that a command gets, `NAME=value` each.
  public var commandEnvironment: [String] = []
  /// Follow a command by ptrace even where the kernel's side could do it.
  public var prefersTracing = false
  /// End after so many ns; nil for never.
  public var duration: UInt64?
  /// Throw a `SourcePause` now and then, when nothing is left to be handed out.
  public var pauses = false
  /// How long there is no other pause after one, in ns: little enough that lines which wait for it look immediate.
  public var pauseInterval: UInt64 = 200_000_000
  /// Tell once a second how long each thread has run, as views of processes show it, of captures too.
  public var tellsProcessorTimes = false
  /// Who tells names of containers and pods; nil for nobody.
  public var metadata: MetadataSettings?
  /// Show what the verifier said when programs do not load, which makes loading many times slower.
  public var hasVerifierLog = false

  public init() {}
}
