internal import Captures
internal import Glibc
internal import Recording

/// From what the command line asks for to what records it.
extension Options {
  /// What records as the options ask. No file is touched yet.
  func recorder() throws -> AnyRecorder {
    if let path = recording.packetPath { return AnyRecorder(try packetSink(path: path)) }
    let path = recording.path ?? ""
    guard let limit = recording.ring else { return AnyRecorder(try captureSink(path: path)) }
    return AnyRecorder(try flightRecorder(path: path, keeping: limit))
  }

  /// Writes events as they come.
  func captureSink(path: String) throws -> CaptureSink {
    try checkTarget(path)
    var rotation: Rotation?
    if recording.rotates {
      var files = Rotation(name: path)
      files.byteLimit = recording.byteLimit
      files.secondLimit = recording.secondLimit
      files.eventLimit = recording.eventLimit
      files.fileLimit = recording.fileLimit
      rotation = files
    }
    return try CaptureSink(
      path: path, compression: recording.compression, selection: selection, rotation: rotation)
  }

  /// Keeps events in memory until there is a reason to write them.
  private func flightRecorder(path: String, keeping limit: RingLimit) throws -> FlightRecorder {
    try checkTarget(path)
    Signals.dumpOnRequest()
    return try FlightRecorder(
      path: path, compression: recording.compression, selection: selection, keeping: limit,
      until: recording.trigger, style: style, aftermath: recording.aftermath ?? 0, request: dumpRequest)
  }

  /// Writes what went through sockets as packets.
  private func packetSink(path: String) throws -> PacketSink {
    try checkTarget(path, "--pcap")
    return try PacketSink(path: path)
  }

  private var selection: Selection {
    Selection(
      isEverything: filtersDisplayOnly || filter.isEmpty, keepsStateChanges: recording.keepsStateChanges)
  }

  /// Writing over a capture that is being read would destroy it; and what a capture holds could steer a terminal.
  private func checkTarget(_ path: String, _ spelling: String = "-w") throws(UsageError) {
    if path == "-", StandardStreams.isTerminal(.output) {
      throw UsageError("\(spelling) -: a capture is nothing for a terminal; name a file, or pipe it on")
    }
    // Safe: both are large enough by their type, and paths are passed for the time of the calls.
    var written = stat()
    guard path != "-", unsafe stat(path, &written) == 0, written.st_mode & S_IFMT == S_IFREG else { return }
    for capture in captures {
      var read = stat()
      guard unsafe stat(capture, &read) == 0 else { continue }
      if read.st_dev == written.st_dev, read.st_ino == written.st_ino {
        throw UsageError("\(spelling): \(path) is the capture that is being read")
      }
    }
  }
}
