import Captures
import Events
import State
import TestSupport
import Testing

@testable import Inspection

@Suite struct FDFieldsTests {
  @Test(arguments: [
    ("/usr/lib/x.so", "/usr/lib"), ("/x", "/"), ("x", "/"), ("", "/"), ("/usr/lib/", "/usr/lib/"),
  ])
  func `the directory of a path`(path: String, expected: String) {
    var scratch = FieldScratch()
    scratch.text.append("id:" + path)
    scratch.keepDirectory(from: 3)
    #expect([UInt8](copying: scratch.text.bytes) == Array(("id:" + expected).utf8))
  }

  @Test(arguments: [
    ("/usr/lib/x.so", "x.so"), ("/x", "x"), ("x", "/"), ("", "/"), ("/usr/lib/", "/usr/lib/"),
  ])
  func `the name of a file without its path`(path: String, expected: String) {
    var scratch = FieldScratch()
    scratch.text.append(path)
    scratch.keepFilename()
    #expect([UInt8](copying: scratch.text.bytes) == Array(expected.utf8))
  }

  @Test func `unprintable bytes go from names that are shown, and stay in names that are compared`() {
    var shown = FieldScratch()
    shown.append(name: unsafe ([0x61, 0x1B, 0xC3, 0xA9, 0x62] as [UInt8]).span.bytes)
    #expect([UInt8](copying: shown.text.bytes) == Array("ab".utf8))
    var compared = FieldScratch(isForComparison: true)
    compared.append(name: unsafe ([0x61, 0x1B] as [UInt8]).span.bytes)
    #expect([UInt8](copying: compared.text.bytes) == [0x61, 0x1B])
  }

  @Test(arguments: [
    ("/etc/shadow", -100, "fd.name=/etc/shadow"), ("notes", -100, "fd.name=/home/ann/notes"),
    ("notes", -100, "fd.directory=/home/ann"), ("notes", -100, "fd.containername=:/home/ann/notes"),
    ("notes", 9, "fd.name=<UNKNOWN>notes"), ("notes", 3, "fd.name=/srv and fd.type=directory"),
  ])
  func `a filter finds what an old openat tried to open`(
    path: String, directory: Int64, filter: String
  ) throws {
    let capture = CaptureBuilder().thread(7, "cat", workingDirectory: "/home/ann/").fd(3, .directory("/srv"))
    let old = capture.event(code: 102, [.fd(directory), .path(path), 1, 0]).event(code: 103, [.fd(-13)])
    #expect(try numbers(of: old, passing: filter) == [2])
    #expect(try numbers(of: old.generic(39), passing: "\(filter) and evt.dir=<") == [2])
    let new = capture.openat(path, in: directory, fd: -13)
    #expect(try numbers(of: new, passing: filter) == [2])
  }

  @Test
  func `an old openat whose enter was not seen, or is not its own, tried to open nothing that is known`()
    throws
  {
    let capture = CaptureBuilder().thread(7, "cat").thread(8, "cat")
    let enter = capture.on(7).event(code: 102, [.fd(-100), .path("/etc/shadow"), 1, 0])
    let named = "fd.name exists"
    #expect(try numbers(of: capture.on(7).event(code: 103, [.fd(-13)]), passing: named) == [])
    #expect(try numbers(of: enter.generic(39).event(code: 103, [.fd(-13)]), passing: named) == [])
    #expect(try numbers(of: enter.on(8).event(code: 103, [.fd(-13)]), passing: named) == [])
    #expect(try numbers(of: enter.event(code: 103, [.fd(-13)]).generic(39), passing: named) == [2])
  }

  @Test func `a format no longer knows what an old openat tried to open`() throws {
    let capture = CaptureBuilder().thread(7, "cat").event(code: 102, [.fd(-100), .path("/etc/shadow"), 1, 0])
      .event(code: 103, [.fd(-13)])
    #expect(try capture.lines("*%fd.name %fd.directory %fd.typechar") == ["<NA> <NA> f", "<NA> <NA> f"])
  }

  @Test func `a path that gets too long in its directory has a name of its own`() throws {
    let path = String(repeating: "a", count: 1000)
    let capture = CaptureBuilder().thread(7, "cat", workingDirectory: "/home/ann/somewhere/else/")
    let inBoth = try capture.openat(path, fd: 3).lines("%evt.abspath %fd.name")
    #expect(inBoth == ["/PATH_TOO_LONG /PATH_TOO_LONG"])
    // A whole path is counted with the working directory too, where the call knows no other.
    #expect(try capture.open("/" + path, fd: 3).lines("%fd.name") == ["/PATH_TOO_LONG"])
    #expect(try capture.openat("/" + path, fd: 3).lines("%fd.name") == ["/" + path])
  }

  /// The numbers of the events that pass.
  private func numbers(of capture: CaptureBuilder, passing text: String) throws -> [UInt64] {
    let file = TemporaryFile(capture)
    var reader = try CaptureReader(path: file.path)
    var machine = Machine()
    var filter = try Filter(text, for: &machine)
    var numbers: [UInt64] = []
    while let event = try reader.next(informing: &machine) {
      machine.apply(event)
      if filter.matches(event, machine) { numbers.append(event.number) }
    }
    return numbers
  }
}
