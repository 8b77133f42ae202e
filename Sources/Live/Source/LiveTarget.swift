/// What a live capture watches.
public enum LiveTarget: Equatable, Sendable {
  /// A command that is started for it, and all that it starts.
  case command([String])
  /// Processes that run already, and all that they start.
  case processes([Int32])
  /// The processes of a control group and those below it; the path of its directory.
  case cgroup(String)
  /// Everything but this process.
  case machine
}
