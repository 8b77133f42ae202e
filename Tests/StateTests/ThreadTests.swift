import Events
import State
import Testing
import TestSupport

@Suite struct ThreadTests {
  private let shell = CaptureBuilder().thread(7, "sh", workingDirectory: "/srv")

  private static func thread<Answer>(
    _ id: Int64, _ machine: borrowing Machine, _ ask: (ThreadEntry) -> Answer
  ) -> Answer? {
    machine.threads.slot(of: ThreadID(rawValue: id)).map { ask(machine.threads[$0]) }
  }

  @Test func aChildHasTheDescriptorsAndTheDirectoryOfItsParent() throws {
    let builder = shell.open("log", fd: 3).clone(8, name: "sh").open("x", fd: 4).close(3)
    let (child, parent) = try #require(
      try Replay.end(builder.on(7).read(3, "")) { (Replay.name(4, of: 8, $0), Replay.name(3, of: 7, $0)) })
    #expect(child == "/srv/x")
    #expect(parent == "/srv/log")
  }

  @Test func aThreadSharesTheDescriptorsOfItsProcess() throws {
    let builder = shell.clone(8, name: "sh", flags: 1 << 0 | 1 << 13).open("x", fd: 4)
    #expect(try Replay.end(builder) { Replay.name(4, of: 7, $0) } == "/srv/x")
    let count = try Replay.end(builder) { machine in
      machine.threads.slot(of: ThreadID(rawValue: 8)).flatMap { machine.threadCount(of: $0) }
    }
    #expect(count == 2)
  }

  @Test func anExecutedProgramReplacesNameAndArguments() throws {
    let builder = shell.clone(8, name: "sh").execve("/bin/ls", arguments: ["-l"])
    let (name, path) = try #require(
      try Replay.end(builder) { machine -> (String, String) in
        let slot = machine.moment.thread ?? ThreadSlot(index: 0)
        return (
          Replay.text(machine.threads[slot].name, machine),
          Replay.text(machine.threads[slot].executablePath, machine)
        )
      })
    #expect(name == "ls")
    #expect(path == "/bin/ls")
  }

  @Test(arguments: [146, 152])
  func aThreadRanFromTheSwitchToItUntilTheNext(code: UInt16) throws {
    let builder = shell.thread(8, "other").on(8).event(code: code, at: 1_000, [.pid(7)])
      .on(7).event(code: code, at: 5_000, [.pid(8)])
    #expect(try Replay.end(builder) { Self.thread(7, $0, \.executionTime) } == 4_000)
  }

  @Test func aThreadIsGoneOneEventAfterItsExit() throws {
    var known: [Bool] = []
    try Replay.run(shell.on(8).read(0, "").exit().on(7).read(0, "")) { machine, _ in
      known.append(machine.threads.slot(of: ThreadID(rawValue: 8)) != nil)
    }
    #expect(known == [true, true, true, false, false])
  }

  @Test func anUnknownThreadIsMadeUpFromItsID() throws {
    let builder = shell.on(99).read(0, "")
    let name = try Replay.end(builder) { machine in
      Self.thread(99, machine) { $0.name }.map { Replay.text($0, machine) }
    }
    #expect(name == "<NA>")
  }

  @Test func latencyIsTheTimeBetweenEnterAndExit() throws {
    let latency = try Replay.end(shell.step(5_000).read(0, "")) { Self.thread(7, $0) { $0.latency } }
    #expect(latency == 5_000)
  }

  @Test func aNewSectionForgetsTheOldOne() throws {
    let builder = shell.open("x", fd: 3).nextSection().thread(9, "cat").read(0, "")
    #expect(try Replay.end(builder) { Replay.name(3, of: 7, $0) == nil } == true)
    #expect(try Replay.end(builder) { $0.threads.count } == 1)
  }
}
