import Captures
import Events
import State
import TestSupport
import Testing

@Suite struct DocumentedExampleTests {
  @Test func theExampleOfThePageTellsWhoOpenedWhat() throws {
    let capture = CaptureBuilder().thread(7, "cat", workingDirectory: "/home/ann").open("notes", fd: 3)
      .open("/etc/shadow", fd: -13)
    let file = TemporaryFile(capture)
    #expect(try opens(in: file.path) == ["cat /home/ann/notes"])
    #expect(DocumentedExample.isRepeated(from: "State/State.docc/State.md", in: #filePath))
  }
}

/// Who opened which file: `cat /etc/hosts`.
func opens(in path: String) throws -> [String] {
  var reader = try CaptureReader(path: path)
  var machine = Machine()
  var found: [String] = []
  while let event = try reader.next(informing: &machine) {
    machine.apply(event)
    guard event.type == .openExit || event.type == .openatExit, machine.moment.errorCode == 0,
      let thread = machine.moment.thread, let file = machine.fdOfEvent
    else { continue }
    let names = [machine.threads[thread].name, file.name].map { id in
      String(decoding: [UInt8](copying: machine.strings[id]), as: UTF8.self)
    }
    found.append(names.joined(separator: " "))
  }
  return found
}
