/// What those who started a live capture ask of it while it runs.
public enum LiveRequest: Equatable, Sendable {
  /// Nothing: it goes on.
  case none
  /// To end. A command is followed to its own end all the same; it is sent `signal` once, which is nil where it got the
  /// signal that we got, as all processes in front of a terminal do.
  case end(passing: Int32?)
  /// To end at once, whatever still runs.
  case endAtOnce
}
