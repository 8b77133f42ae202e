internal import Captures
internal import Recording
internal import Testing
internal import trowel

/// The grammar of the command line.
struct ArgumentParserTests {
  private func parse(_ line: String) throws -> Options {
    try ArgumentParser.parse(line.split(separator: " ").map(String.init))
  }

  @Test func remainingWordsAreTheFilter() throws {
    let options = try parse("-r a.scap -A fd.type=ipv4 or fd.type=ipv6")
    #expect(options.captures == ["a.scap"])
    #expect(options.filter == "fd.type=ipv4 or fd.type=ipv6")
    #expect(options.data == .ascii)
  }

  @Test func optionsMayFollowTheFilter() throws {
    let options = try parse("-r a.scap evt.num = 5 -x")
    #expect(options.filter == "evt.num = 5")
    #expect(options.data == .hex)
  }

  @Test func afterTwoDashesEverythingIsFilter() throws {
    #expect(try parse("-r a.scap -- -A").filter == "-A")
  }

  @Test func aNegativeNumberAndALoneDashBelongToTheFilter() throws {
    #expect(try parse("-r a evt.res = -2").filter == "evt.res = -2")
    #expect(try parse("-r - proc.name = -").filter == "proc.name = -")
  }

  @Test func moreThanIsKeptOfABufferIsAskedForInVain() throws {
    let (most, more) = (try parse("-s 65000 --pid 1"), try parse("-s 65535 --pid 1"))
    #expect(most.live.snaplen == 65_000 && most.live.notes.isEmpty)
    #expect(more.live.snaplen == 65_000)
    #expect(more.live.notes == ["-s: no more than 65000 bytes of a buffer are kept"])
    #expect(throws: UsageError("-s: the number of bytes must be a whole number, not \"abc\"")) {
      try parse("-s abc --pid 1")
    }
  }

  @Test func optionsOfWritingSayThatNothingIsWritten() throws {
    #expect(try parse("-r a -e 5 -W 2").notes == ["-e and -W without -w: no capture is written"])
    #expect(try parse("-r a -e 5 -W 2 -w b").notes.isEmpty)
  }

  @Test func lettersCombine() throws {
    let options = try parse("-NAqr a.scap")
    #expect(options.captures == ["a.scap"])
    #expect(options.data == .ascii)
    #expect(options.isQuiet)
  }

  @Test func anArgumentMayStandInTheSameWord() throws {
    let options = try parse("-ra.scap -s8192 -n5 -td")
    #expect(options.captures == ["a.scap"])
    #expect(options.eventLimit == 5)
    #expect(options.time == "d")
  }

  @Test func nrTakesTheRestAsItsNumberAndFails() {
    #expect(throws: UsageError.self) { try parse("-nr a.scap") }
  }

  @Test(arguments: [
    ("-pc", Options.LineFormat.containers), ("-pcontainer", .containers), ("-p k", .kubernetes),
    ("-pkubernetes", .kubernetes), ("-pm", .mesos), ("--print=mesos", .mesos),
    ("-p%evt.num", .custom("%evt.num")),
  ])
  func formatsHaveNames(line: String, format: Options.LineFormat) throws {
    #expect(try parse(line).format == format)
  }

  @Test func ppPrintsTheStandardFormat() throws {
    #expect(try parse("-pp").listing == .standardFormat)
  }

  @Test func severalCapturesAreReadInOrder() throws {
    #expect(try parse("-r a -r b --read=c --readfile d").captures == ["a", "b", "c", "d"])
  }

  @Test func longNamesMayBeCutShort() throws {
    #expect(try parse("--numev 7").eventLimit == 7)
    #expect(try parse("--unb").isUnbuffered)
  }

  @Test func anAmbiguousNameListsWhatItCouldBe() {
    let error = #expect(throws: UsageError.self) { try parse("--print-h") }
    #expect(error?.message == "--print-h could be any of --print-hex, --print-hex-ascii")
  }

  @Test func anExactNameWinsOverLongerOnes() throws {
    #expect(try parse("--print-hex").data == .hex)
  }

  @Test func anUnknownNameIsGuessed() {
    let error = #expect(throws: UsageError.self) { try parse("--quite") }
    #expect(error?.message == "unknown option --quite: did you mean --quiet?")
  }

  @Test func twoFormsOfDataContradictEachOther() {
    #expect(throws: UsageError.self) { try parse("-A -x") }
  }

  @Test(arguments: [
    "-n 0", "-n 0x10", "-n 10x", "-n -1", "-M 0", "-t s", "-t ab", "-C 0", "-r", "-p", "-s abc", "-s -5",
    "--cri-timeout soon", "--cpus-for-each-buffer x", "-q=1", "--quiet=1",
  ])
  func wrongArgumentsAreRefused(line: String) {
    #expect(throws: UsageError.self) { try parse(line) }
  }

  @Test(arguments: ["-g config", "--gvisor-root=/run", "-H dummy", "-I dummy", "--plugin-config-file x"])
  func anotherSourceIsNotReplacedByTheMachine(line: String) throws {
    let error = #expect(throws: UsageError.self) { try parse(line) }
    let message = error?.message ?? ""
    #expect(message.contains("cannot be watched") || message.contains("plugins"))
    #expect(try parse("-r a " + line).live.notes.isEmpty)
  }

  @Test func pluginsAreListedAndLogsHaveLevels() throws {
    #expect(try parse("-Il").listing == .plugins)
    #expect(try parse("-r a --log-level debug").captures == ["a"])
    #expect(throws: UsageError.self) { try parse("-r a --log-level loud") }
  }

  @Test func framesAreMeantWhateverElseIsSaidOfCompression() throws {
    for line in ["-r a --zstd -w b", "-r a -z --zstd -w b", "-r a --zstd -zw b"] {
      #expect(try parse(line).recording.compression == .zstd)
    }
  }

  @Test func whatIsToBeWrittenIsNoted() throws {
    let options = try parse("-r a -zw out -F -C 10 -G 60 -e 1000 -W 3 evt.num=1")
    #expect(options.recording.path == "out")
    #expect(
      options.recording.compression == .gzip && options.recording.keepsStateChanges
        && options.recording.rotates)
    #expect(options.recording.byteLimit == 10_000_000)
    #expect(options.recording.secondLimit == 60)
    #expect(options.recording.eventLimit == 1_000)
    #expect(options.recording.fileLimit == 3)
    #expect(try parse("-r a").recording == RecordingOptions())
  }

  @Test func aRingNeedsAFileAndItsOptionsARing() throws {
    let options = try parse("-r a -w out --ring 60s --after 5s --when evt.failed=true")
    #expect(options.recording.ring == .nanoseconds(60_000_000_000))
    #expect(options.recording.aftermath == 5_000_000_000)
    #expect(options.recording.trigger == "evt.failed=true")
    for wrong in ["--ring 60s", "-w x --when a", "-w x --after 5s", "-w x --ring 5", "-w x --ring 5s -C 1"] {
      #expect(throws: UsageError.self) { try parse("-r a " + wrong) }
    }
  }

  @Test(arguments: [
    "-k http://127.0.0.1:8080", "-s 400", "-B", "-Bprobe.o", "--bpf", "--bpf=probe.o", "--cri-timeout 5",
    "-m url",
    "-T", "-z", "-F", "-C 10", "-G 5 -W 3", "--modern-bpf", "--page-faults", "--node-name x", "-K f:g",
  ])
  func optionsOfCaptureDoNothingWhenReading(line: String) throws {
    let options = try parse("-r a " + line + " evt.num=1")
    #expect(options.captures == ["a"])
    #expect(options.filter == "evt.num=1")
  }

  @Test func theNameOfACaptureIsNotEmpty() {
    let error = #expect(throws: UsageError.self) { try ArgumentParser.parse(["-r", ""]) }
    #expect(error?.message == "-r: the name of the capture is empty")
  }

  @Test func aMissingCommandIsNoWishToWatchTheMachine() {
    let error = #expect(throws: UsageError.self) { try parse("--") }
    #expect(error?.message == "a command is needed behind --")
    #expect(throws: UsageError.self) { try parse("-w out --") }
    #expect(throws: UsageError.self) { try parse("--pid 0") }
    #expect(throws: UsageError.self) { try parse("--ptrace evt.type=open") }
  }

  @Test(arguments: ["-w -- evt.type=open", "--ring -- ls", "-p -- ls", "-zw -- ls"])
  func twoDashesAreNoArgument(line: String) {
    let error = #expect(throws: UsageError.self) { try parse(line) }
    #expect(error?.message.contains("needs an argument") == true)
  }

  @Test func twoDashesEndTheOptionsOfAReading() throws {
    #expect(try parse("-r a --").filter == "")
    #expect(try parse("-r a --ptrace -- evt.num=1").filter == "evt.num=1")
  }

  @Test func processesToLeaveOutAreCollected() throws {
    #expect(try parse("-r a -U sh --suppress-comm curl").suppressedNames == ["sh", "curl"])
  }

  @Test func fieldsAreListedVerbosely() throws {
    let options = try parse("-lv")
    #expect(options.listing == .fields)
    #expect(options.isVerbose)
  }
}
