package import Captures
package import Recording

/// What the command line asks for when a capture is to be written.
package struct RecordingOptions: Sendable, Equatable {
  /// The capture to write, `-` for standard output; nil when none is written.
  package var path: String?
  /// The packet capture to write, `-` for standard output; nil when none is written.
  package var packetPath: String?
  package var compression = CaptureCompression.none
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

  /// Keep this much in memory, and write it when `trigger` matches.
  package var ring: RingLimit?
  /// The filter that lets the ring be written; nil for none.
  package var trigger: String?
  /// How long is recorded after that, in nanoseconds.
  package var aftermath: UInt64?

  package init() {}

  /// Events go into a file, and are not shown.
  package var isRecording: Bool { path != nil || packetPath != nil }

  /// There may be several files.
  package var rotates: Bool {
    byteLimit != nil || secondLimit != nil || eventLimit != nil || fileLimit != nil
  }

  /// What was asked for that only concerns a capture that is written, where none is; nil where there is nothing.
  var note: String? {
    let flags = [
      ("-C", byteLimit != nil), ("-G", secondLimit != nil), ("-e", eventLimit != nil),
      ("-W", fileLimit != nil),
      ("-z", compression == .gzip), ("--zstd", compression == .zstd), ("-F", keepsStateChanges),
    ]
    let given = flags.filter(\.1).map(\.0)
    guard path == nil, !given.isEmpty else { return nil }
    return "\(given.joined(separator: " and ")) without -w: no capture is written"
  }

  /// What does not go together.
  func check() throws(UsageError) {
    guard path == nil || packetPath == nil else { throw UsageError("-w and --pcap do not go together") }
    guard ring == nil else {
      guard path != nil else { throw UsageError("--ring needs a file to write to: -w FILE") }
      guard !rotates else {
        throw UsageError("--ring writes the latest events; -C, -G, -e and -W do not go with it")
      }
      return
    }
    guard trigger == nil else { throw UsageError("--when needs --ring, which says how much is kept") }
    guard aftermath == nil else { throw UsageError("--after needs --ring, which says how much is kept") }
  }
}
