import Events
import Inspection
import TestSupport
import Testing

/// Paths of calls, which only newer libraries have as fields.
@Suite struct PathFieldsTests {
  private static let start = CaptureBuilder().thread(7, "app", workingDirectory: "/home/ada")
    .fd(3, .directory("/srv")).fd(4, .file("/etc/hosts"))

  private static func lines(_ name: String, _ exit: [EventValue], _ format: String) throws -> [String] {
    try start.event(name, .exit, exit).lines(format)
  }

  @Test(arguments: [
    ("mkdir", [0, "a/../b", 0] as [EventValue], "/home/ada/b a/../b"),
    ("unlinkat", [0, .fd(3), "x", 0], "/srv/x x"), ("unlinkat", [0, .fd(-100), "x", 0], "/home/ada/x x"),
    ("unlinkat", [0, .fd(99), "x", 0], "<UNKNOWN>/x x"), ("unlinkat", [0, .fd(3), "/y//z", 0], "/y/z /y//z"),
    ("chmod", [0, "/bin/sh", 0], "/bin/sh /bin/sh"),
    ("openat", [.fd(5), .fd(3), "f", 1, 0, 0], "/srv/f f"),
  ])
  func aCallOnAPathHasIt(name: String, exit: [EventValue], expected: String) throws {
    #expect(try Self.lines(name, exit, "%fs.path.name %fs.path.nameraw") == [expected])
  }

  @Test(arguments: [
    ("rename", [0, "old", "/new"] as [EventValue], "/home/ada/old old /new /new"),
    ("renameat", [0, .fd(3), "old", .fd(-100), "new"], "/srv/old old /home/ada/new new"),
    ("link", [0, "old", "new"], "/home/ada/new new /home/ada/old old"),
    ("symlink", [0, "t", "new"], "/home/ada/new new <UNKNOWN>/t t"),
    ("mount", [0, "/dev/sda", "mnt", "ext4"], "/dev/sda /dev/sda /home/ada/mnt mnt"),
  ])
  func aCallOnTwoPathsHasASourceAndATarget(name: String, exit: [EventValue], expected: String) throws {
    let format = "%fs.path.source %fs.path.sourceraw %fs.path.target %fs.path.targetraw"
    #expect(try Self.lines(name, exit, format) == [expected])
    #expect(try Self.lines(name, exit, "%fs.path.name").isEmpty)
  }

  @Test func callsThatFailHaveNoneNorHaveOthers() throws {
    #expect(try Self.lines("mkdir", [-2, "a", 0], "%fs.path.name").isEmpty)
    #expect(try Self.start.open("missing", fd: -2).read(4, "x").lines("%fs.path.nameraw").isEmpty)
  }

  @Test func theFileOfADescriptorIsItsPath() throws {
    let capture = Self.start.call("fchmod", enter: [], exit: [0, .fd(4), 0])
    #expect(try capture.lines("*%fs.path.name").count == 2)
  }

  // MARK: Files behind descriptors

  @Test func whatTheProgramGaveIsKeptBesideTheName() throws {
    let capture = Self.start.open("./a/../b", fd: 5).read(5, "x").dup(5, to: 6).read(6, "y")
    #expect(try capture.lines("%evt.type %fd.name %fd.nameraw").last == "read /home/ada/b ./a/../b")
    #expect(try Self.start.read(4, "x").lines("%fd.nameraw").last == "/etc/hosts")
    #expect(try Self.start.open("./none", fd: -2).lines("%fd.nameraw") == ["./none"])
  }

  @Test func inodesAndLayersAreThoseOfTheOpen() throws {
    let upper: Int64 = 1 | 1 << 15
    let open = Self.start.event("open", .exit, [.fd(5), "/x", .number(upper), 0, 0, 77]).event(
      "read", .enter, [.fd(5), 1])
    #expect(
      try open.lines("%evt.type %fd.ino %fd.is_upper_layer %fd.is_lower_layer").last == "read 77 true false")
    let creat = Self.start.event("creat", .exit, [.fd(5), "/x", 0, 0, 78, 2]).event(
      "read", .enter, [.fd(5), 1])
    #expect(
      try creat.lines("%evt.type %fd.ino %fd.is_upper_layer %fd.is_lower_layer").last == "read 78 false true")
  }

  @Test func theTypesOfAProcessAreToldOnceEach() throws {
    let capture = Self.start.fd(8, .file("/a")).fd(9, .listener("0.0.0.0", 80)).fd(
      10, .tcp("1.1.1.1", 1, "2.2.2.2", 2)
    ).generic(39)
    #expect(try capture.lines("%fd.types").first == "(directory,file,ipv4)")
    #expect(try capture.lines("%fd.types[9] %fd.types[4]").first == "ipv4 file")
    #expect(try capture.lines("%fd.types[99]").isEmpty)
  }
}
