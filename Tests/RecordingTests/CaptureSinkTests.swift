import Captures
import Events
import Recording
import TestSupport
import Testing

@Suite struct CaptureSinkTests {
  /// A shell opens a file, changes its directory, and starts a program that reads.
  private static let shell = CaptureBuilder()
    .user(0, "root").interface("lo", "127.0.0.1", netmask: "255.0.0.0", broadcast: "127.0.0.1")
    .thread(100, "sh", workingDirectory: "/home").fd(0, .file("/dev/null"))
    .open("/etc/hosts", fd: 3).chdir("ada").clone(101, name: "sh").execve("/bin/cat").read(3, "127.0.0.1")
    .socket(4).event("accept", .enter)

  private func sink(
    _ folder: borrowing RecordingFolder, filter: String = "", fat: Bool = false,
    compression: CaptureCompression = .none,
    rotation: (inout Rotation) -> Void = { _ in }
  ) throws -> CaptureSink {
    let path = "\(folder.path)/out"
    var files = Rotation(name: path)
    rotation(&files)
    return try CaptureSink(
      path: path, compression: compression,
      selection: Selection(isEverything: filter.isEmpty, keepsStateChanges: fat), rotation: files)
  }

  @Test(arguments: [.none, .gzip, .zstd] as [CaptureCompression])
  func aCopyHoldsTheSameRecordsAndEvents(compression: CaptureCompression) throws {
    for sample in SampleCaptures.all {
      let folder = RecordingFolder()
      try record([sample.capture], into: try sink(folder, compression: compression))
      let (copy, original) = (folder.contents("out"), CaptureContents(sample.capture))
      #expect(copy.error == nil)
      #expect(copy.events.map(\.unflagged) == original.events, "\(sample.name)")
      #expect(copy.log.fds.count == original.log.fds.count, "\(sample.name)")
      #expect(
        copy.log.threads.map(\.name).sorted { $0.lexicographicallyPrecedes($1) }
          == original.log.threads.map(\.name).sorted { $0.lexicographicallyPrecedes($1) }, "\(sample.name)")
    }
  }

  @Test func aFilteredCopyBeginsWithTheStateOfItsFirstEvent() throws {
    let folder = RecordingFolder()
    try record([Self.shell], filter: "evt.type=read", into: try sink(folder, filter: "evt.type=read"))
    let copy = folder.contents("out")
    #expect(copy.events.filter { $0.dumpFlags == 0 }.map(\.code) == [6, 7])
    #expect(copy.log.threads.map(\.id.rawValue) == [100, 101])
    #expect(copy.log.threads.first?.workingDirectory == Array("/home/ada/".utf8))
    #expect(copy.log.threads.last?.name == Array("cat".utf8))
    #expect(copy.log.fds.contains { $0.content == .file("/etc/hosts", flags: 1) })
  }

  @Test func writesOfTracersAreFlaggedInAFilteredCopy() throws {
    let folder = RecordingFolder()
    let capture = CaptureBuilder().thread(7, "sh").fd(1, .file("/dev/null"))
      .write(1, ">:1:a::").write(1, "text").write(1, "<:1:a::")
    try record([capture], filter: "evt.type=tracer", into: try sink(folder, filter: "evt.type=tracer"))
    let copy = folder.contents("out")
    // Nor is text flagged that is no tracer: sysdig crashes on that.
    #expect(copy.events.map(\.code) == [9, 9, 9] && copy.events.map(\.dumpFlags) == [2, 0, 2])
  }

  @Test func tracersAreStateChanges() throws {
    let folder = RecordingFolder()
    let capture = CaptureBuilder().thread(7, "sh").fd(1, .file("/dev/null")).generic(39)
      .write(1, ">:1:a::").generic(39)
    let filter = "evt.type=syscall"
    try record([capture], filter: filter, into: try sink(folder, filter: filter, fat: true))
    #expect(folder.contents("out").events.first { $0.code == 9 }?.dumpFlags == 3)
  }

  @Test func fatFilesHoldStateChangesHidden() throws {
    let folder = RecordingFolder()
    try record(
      [Self.shell], filter: "evt.type=read", into: try sink(folder, filter: "evt.type=read", fat: true))
    let copy = folder.contents("out")
    #expect(copy.log.threads.map(\.id.rawValue) == [100])
    #expect(copy.events.filter { $0.dumpFlags == 0 }.map(\.code) == [6, 7])
    #expect(copy.events.filter { $0.dumpFlags == 1 }.contains { $0.code == 3 })
  }

  @Test func hiddenEventsOfTheSourceStayHidden() throws {
    let capture = CaptureBuilder().thread(1, "cat")
      .event("open", .exit, dumpFlags: 1, [.fd(3), "/etc/hosts", 1, 0, 0]).close(3)
    let folder = RecordingFolder()
    try record([capture], into: try sink(folder))
    #expect(folder.contents("out").events.map(\.dumpFlags) == [1, 0, 0])
  }

  @Test func whenNothingPassesTheFileIsACaptureWithoutEvents() throws {
    let folder = RecordingFolder()
    try record([Self.shell], filter: "evt.type=kill", into: try sink(folder, filter: "evt.type=kill"))
    #expect(folder.contents("out").error == nil)
    #expect(folder.contents("out").log.records == [.section])
  }

  @Test func severalCapturesBecomeSectionsOfOneFile() throws {
    let folder = RecordingFolder()
    try record([Self.shell, Self.shell], into: try sink(folder))
    let copy = folder.contents("out")
    #expect(copy.error == nil)
    #expect(copy.log.records.filter { $0 == .section }.count == 2)
    #expect(copy.events.count == 2 * CaptureContents(Self.shell).events.count)
  }

  @Test func eachFileOfARotationTellsWhatWasBefore() throws {
    let folder = RecordingFolder()
    try record([Self.shell], into: try sink(folder) { $0.eventLimit = 7 })
    #expect(folder.files.count == 3)
    let last = folder.contents("out2")
    #expect(last.error == nil)
    #expect(last.log.threads.map(\.id.rawValue) == [100, 101])
    #expect(last.log.threads.last?.executable == Array("/bin/cat".utf8))
    // Of a socket without a name, events tell that it was made.
    #expect(last.events.filter { $0.dumpFlags == 1 }.map(\.code) == [18, 19])
  }

  @Test func aCallThatIsUnderWayIsToldInTheNextFile() throws {
    let folder = RecordingFolder()
    let capture = CaptureBuilder().thread(1, "cat").fd(3, .file("/etc/hosts")).read(3, "x")
    try record([capture], into: try sink(folder) { $0.eventLimit = 2 })
    let next = folder.contents("out1")
    #expect(next.events.map(\.code) == [6, 7])
    #expect(next.events.map(\.dumpFlags) == [1, 0])
    #expect(next.events.first?.time == CaptureContents(capture).events.first?.time)
    #expect(next.events.first?.params.first == [3, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test func containersAreToldInEveryFile() throws {
    let folder = RecordingFolder()
    let capture = CaptureBuilder().thread(1, "cat").container("0123456789ab", name: "web", image: "nginx")
      .read(3, "x").read(3, "y")
    try record([capture], into: try sink(folder) { $0.eventLimit = 3 })
    #expect(folder.files.count == 2)
    #expect(folder.contents("out1").events.first?.code == 324)
  }
}
