import Captures
import Events
import Glibc
import Inspection
import State
import TestSupport
import Testing

@Suite struct DocumentedExampleTests {
  @Test func theExampleOfThePagePrintsWhatCouldNotBeOpened() throws {
    let capture = CaptureBuilder().thread(7, "cat", workingDirectory: "/home/ann").open("notes", fd: 3)
      .open("/etc/shadow", fd: -13)
    let file = TemporaryFile(capture)
    let output = TemporaryFile([UInt8]())
    let descriptor = unsafe open(output.path, O_WRONLY)
    defer { close(descriptor) }
    try printFailedOpens(in: file.path, to: descriptor)
    #expect(Repository.lines(of: output.path) == ["cat /etc/shadow: EACCES"])
    #expect(DocumentedExample.isRepeated(from: "Inspection/Inspection.docc/Inspection.md", in: #filePath))
  }
}

/// Prints which files could not be opened: `cat /etc/shadow: EACCES`.
func printFailedOpens(in path: String, to descriptor: Int32 = 1) throws {
  var machine = Machine()
  let filter = try Filter("evt.type in (open, openat) and evt.failed=true", for: &machine)
  let format = try Format("%proc.name %fd.name: %evt.res")
  let output = OutputFile(descriptor: descriptor, writesEachLine: false)
  var lines = TextSink(format, to: output)
  var inspector = Inspector(
    source: try CaptureReader(path: path), machine: machine, filter: filter)
  try inspector.run(into: &lines)
}
