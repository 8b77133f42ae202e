import Events
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

  @Test func `a path that gets too long in its directory has a name of its own`() throws {
    let path = String(repeating: "a", count: 1000)
    let capture = CaptureBuilder().thread(7, "cat", workingDirectory: "/home/ann/somewhere/else/")
    let inBoth = try capture.openat(path, fd: 3).lines("%evt.abspath %fd.name")
    #expect(inBoth == ["/PATH_TOO_LONG /PATH_TOO_LONG"])
    // A whole path is counted with the working directory too, where the call knows no other.
    #expect(try capture.open("/" + path, fd: 3).lines("%fd.name") == ["/PATH_TOO_LONG"])
    #expect(try capture.openat("/" + path, fd: 3).lines("%fd.name") == ["/" + path])
  }
}
