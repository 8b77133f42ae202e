import Captures
import Events
import State
import Testing
import TestSupport

@Suite struct DescriptorTests {
  private let cat = CaptureBuilder().thread(7, "cat", workingDirectory: "/home/ann")

  @Test func aFileKeepsItsNameUntilTheEventAfterItsClose() throws {
    let names = try Replay.fdNames(cat.open("notes", fd: 3).close(3).read(3, "x"))
    #expect(names == ["-", "/home/ann/notes", "/home/ann/notes", "/home/ann/notes", "-", "-"])
  }

  @Test func aFailedCloseLeavesTheFileOpen() throws {
    let names = try Replay.fdNames(cat.open("notes", fd: 3).close(3, result: -4).read(3, "x"))
    #expect(names.suffix(2) == ["/home/ann/notes", "/home/ann/notes"])
  }

  @Test func closingADuplicateLeavesTheOriginalOpen() throws {
    let names = try Replay.fdNames(cat.open("/etc/hosts", fd: 3).dup(3, to: 4).close(4).read(3, "x"))
    #expect(names.last == "/etc/hosts")
  }

  @Test func aFailedOpenMakesNoDescriptor() throws {
    let error = try Replay.end(cat.open("/etc/hosts", fd: -2)) { machine in
      #expect(machine.fdOfEvent == nil)
      return machine.moment.errorCode
    }
    #expect(error == 2)
  }

  @Test(arguments: [
    ("../bob/./x//y", "/home/bob/x/y"), ("/a/../../b/", "/b"), ("..", "/home"), ("a./b", "/home/ann/ab"),
    ("tab\there", "/home/ann/tab.here"), (String(repeating: "x", count: 1100), "/PATH_TOO_LONG"),
  ])
  func pathsAreNormalized(asked: String, named: String) throws {
    #expect(try Replay.fdNames(cat.open(asked, fd: 3)).last == named)
  }

  @Test func anEmptyPathThatWasGivenIsTheDirectory() throws {
    #expect(try Replay.fdNames(cat.open("", fd: 3)).last == "/home/ann")
  }

  @Test func aWriteBehindAFilterIsAboutTheDescriptorOfItsRejectedEnter() throws {
    for (call, expected) in [("write", "/home/ann/notes"), ("pwrite", "-")] {
      var enter: [EventValue] = [.fd(3), 1]
      if call == "pwrite" { enter.append(0) }
      let builder = cat.open("notes", fd: 3).event(call, .enter, enter)
      let file = TemporaryFile(builder.event(call, .exit, [.result(1), .data("x")]))
      var machine = Machine()
      var reader = try CaptureReader(path: file.path)
      var names: [String] = []
      while let event = try reader.next(informing: &machine) {
        machine.apply(event)
        names.append(machine.fdOfEvent.map { Replay.text($0.name, machine) } ?? "-")
        machine.noteRejected(event)
      }
      #expect(names.last == expected)
    }
  }

  @Test func aPageFaultIsNoCallOfItsThread() throws {
    let builder = cat.event("page_fault", .enter, [1, 2, 3])
    try Replay.run(builder) { machine, _ in
      #expect(machine.moment.thread != nil)
      #expect(machine.moment.callingThread == nil)
    }
    try Replay.run(cat.close(3)) { machine, _ in #expect(machine.moment.callingThread != nil) }
  }

  @Test func aPathIsRelativeToTheDirectoryDescriptor() throws {
    let builder = cat.open("/srv", fd: 5, flags: 1 << 10).openat("www/index", in: 5, fd: 6)
    #expect(try Replay.fdNames(builder).last == "/srv/www/index")
    #expect(try Replay.fdNames(cat.openat("x", in: 99, fd: 6)).last == "<UNKNOWN>x")
  }

  @Test func changingTheDirectoryChangesWhatRelativePathsMean() throws {
    #expect(try Replay.fdNames(cat.chdir("../bob").open("x", fd: 3)).last == "/home/bob/x")
    #expect(try Replay.fdNames(cat.chdir("/nope", result: -2).open("x", fd: 3)).last == "/home/ann/x")
  }

  @Test func anExitWithoutItsEnterIsAboutNoDescriptor() throws {
    let builder = cat.open("/etc/hosts", fd: 3).event("read", .exit, [.result(1), .data("x")])
    #expect(try Replay.fdNames(builder).last == "-")
  }

  @Test func anExitOfANewerWriterNamesTheDescriptorItself() throws {
    let open = cat.event("open", .exit, [.fd(3), .path("/etc/hosts"), 1, 0, 0])
    let builder = open.event("read", .exit, [.result(1), .data("x"), .fd(3), 1])
    #expect(try Replay.fdNames(builder) == ["/etc/hosts", "/etc/hosts"])
  }

  @Test func bothEndsOfAPipeAreOpen() throws {
    let inode = try Replay.end(cat.pipe(3, 4, inode: 77).read(3, "x")) { $0.fdOfEvent?.inode }
    #expect(inode == 77)
  }

  @Test func aNumberGivenOutWhileItIsBeingClosedSurvivesTheClose() throws {
    let builder = cat.open("/old", fd: 3)
      .event("close", .enter, thread: 7, [.fd(3)])
      .event("open", .exit, thread: 7, [.fd(3), .path("/new"), 1, 0, 0])
      .event("close", .enter, thread: 7, [.fd(9)])
    #expect(try Replay.end(builder) { Replay.name(3, of: 7, $0) } == "/new")
  }
}
