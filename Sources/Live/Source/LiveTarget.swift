/// What a live capture watches.
public enum LiveTarget: Equatable, Sendable {
  /// A command that is started for it, and all that it starts; or, as long as it runs, the processes of control groups,
  /// whose directories are given.
  case command([String], cgroups: [String] = [])
  /// Processes that run already, and all that they start.
  case processes([Int32])
  /// The processes of control groups and those below them; the paths of their directories.
  case cgroups([String])
  /// Everything but this process.
  case machine

  /// The command to start, if any.
  var command: [String]? {
    if case .command(let words, _) = self { words } else { nil }
  }

  /// The processes that are named, if any.
  var processes: [Int32] {
    if case .processes(let processes) = self { processes } else { [] }
  }
}
