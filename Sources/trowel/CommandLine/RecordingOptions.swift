/// What the command line asks for when a capture is to be written.
package struct RecordingOptions: Sendable, Equatable {
  /// The capture to write, `-` for standard output; nil when none is written.
  package var path: String?
  package var compresses = false
  /// Keep events that change state although the filter turns them down, hidden.
  package var keepsStateChanges = false
  /// Begin another file when one is larger, in bytes.
  package var byteLimit: Int?
  /// Begin another file after so many seconds.
  package var secondLimit: Int64?
  /// Begin another file after so many events.
  package var eventLimit: UInt64?
  /// How many files there are at most.
  package var fileLimit: Int?

  package init() {}

  /// There may be several files.
  package var rotates: Bool {
    byteLimit != nil || secondLimit != nil || eventLimit != nil || fileLimit != nil
  }
}
