package import Events
package import Protocols

/// A stretch of time in which a thread did not run on its own account.
package struct Wait: Sendable {
  package let thread: ThreadID
  package let kind: Kind
  /// The enter of the call; of `scheduling`, the switch away.
  package let began: Instant
  /// Its exit; of `scheduling`, the first event behind it; of a call that had not returned, the end of the capture.
  package let ended: Instant
  /// The call had returned when the capture ended.
  package var isOver = true
  /// It waited for a descriptor, which others may write to.
  var isForDescriptor = false
  /// What it waited on: a path, the ends of a socket, the name of the call.
  package let object: String

  package enum Kind: String, Sendable, CaseIterable {
    /// Data of a socket, or readiness of descriptors among which are sockets.
    case network
    /// A file was read, written, synced or opened.
    case disk
    /// A futex or a file lock.
    case lock
    /// A sleep, or a poll of nothing.
    case sleep
    /// It could have run, and another thread did.
    case scheduling
    /// Another process: wait4, a pipe.
    case process
  }

  package var nanoseconds: UInt64 { ended.nanoseconds(since: began) }
}
