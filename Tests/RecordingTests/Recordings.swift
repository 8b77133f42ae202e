import Captures
import Events
import Inspection
import Recording
import State
import TestSupport

/// A folder for the files of a recording, which goes with the value.
struct RecordingFolder: ~Copyable {
  let path: String

  init() {
    path = "\(TemporaryFile.directory)/trowel-recording-\(UInt64.random(in: 0...UInt64.max))"
    Repository.makeFolder(path)
  }

  deinit { Repository.removeFolder(path) }

  var files: [String] { Repository.files(in: path) }

  func contents(_ name: String) -> CaptureContents { CaptureContents(path: "\(path)/\(name)") }
}

/// Reads captures, one after the other, through a filter into a sink.
func record<Sink: EventSink & ~Copyable>(
  _ captures: [CaptureBuilder], filter: String = "", into sink: consuming Sink
) throws {
  var sink = sink
  for capture in captures {
    let file = TemporaryFile(capture)
    var machine = Machine()
    let compiled = try Filter(filter, interning: &machine.strings)
    try sink.compile(interning: &machine.strings)
    var inspector = Inspector(
      source: try CaptureReader(path: file.path), machine: machine, filter: compiled)
    try inspector.run(into: &sink)
  }
  try sink.close()
}
