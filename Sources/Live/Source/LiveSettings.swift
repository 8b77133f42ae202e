/// What a live capture is to hold.
public struct LiveSettings: Equatable, Sendable {
  /// Of what is copied and where from; the scope is set by the target.
  public var capture = CaptureSettings(scope: .processes)
  /// Environments of processes, which hold secrets.
  public var hasEnvironments = false
  /// Where the files of the host are, in a container that was given them; empty for our own root.
  public var hostRoot = ""
  /// The variables that a command gets, `NAME=value` each.
  public var commandEnvironment: [String] = []
  /// Follow by ptrace even where the kernel's side could do it.
  public var prefersTracing = false
  /// End after so many ns.
  public var duration: UInt64?
  /// Throw a `SourcePause` when nothing happens for a while.
  public var pausesWhenIdle = false
  /// Show what the verifier said when programs do not load, which makes loading many times slower.
  public var hasVerifierLog = false

  public init() {}
}
