package import Protocols

/// A process that ended during the capture.
package struct Ending: Sendable {
  package let actor: ActorID
  package let at: Instant
  /// The status as `wait` gives it; nil where old captures do not tell.
  package let status: Int32?
  /// The signal that ended it; 0 for none.
  package let signal: UInt8

  /// It was ended, or said that it had failed.
  var isFailure: Bool { signal != 0 || (status ?? 0) != 0 }
}
