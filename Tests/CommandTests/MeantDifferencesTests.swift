import TestSupport
import Testing

/// Rows of Documentation/differences.md that the comparison with sysdig does not reach.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct MeantDifferencesTests {
  private func lines(
    _ capture: CaptureBuilder, _ format: String, passing filter: String = "", timeZone: String = "UTC"
  ) throws -> [String] {
    let binary = try #require(Repository.binary)
    let file = TemporaryFile(capture)
    let outcome = Process.run(binary, ["-r", file.path, "-p", format, filter], timeZone: timeZone)
    return outcome.output.lines.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func localTimesAreRightOnBothSidesOfSummerTime() throws {
    let lastOfWinter: UInt64 = 1_711_846_799_000_000_000
    let capture = CaptureBuilder().thread(7, "cat")
      .event("open", .enter, at: lastOfWinter).event("open", .enter, at: lastOfWinter + 1_000_000_000)
    let central = "CET-1CEST,M3.5.0,M10.5.0/3"
    #expect(try lines(capture, "%evt.time.s", timeZone: central) == ["01:59:59", "03:00:00"])
  }

  @Test(arguments: [(5, "custom"), (10, "static"), (11, "podman")])
  func containersOfEveryEngineHaveATypeOfTheirOwn(number: Int, name: String) throws {
    let id = String(repeating: "4b44ae6e7bb7", count: 6).prefix(64)
    let capture = CaptureBuilder()
      .container(String(id.prefix(12)), name: "web", image: "nginx", type: number)
      .thread(7, "cat", cgroups: ["cpu=/machine.slice/libpod-\(id).scope"]).open("/a", fd: 3)
    #expect(try lines(capture, "%container.type") == [name, name])
  }

  @Test func sizesAboveFourGigabytesFit() throws {
    let capture = CaptureBuilder().thread(7, "cat").call(
      "brk", enter: [0], exit: [0, 5_000_000, 4_500_000, 0])
    #expect(
      try lines(capture, "*%evt.dir %thread.vmsize.b %thread.vmrss.b").last == "< 5120000000 4608000000")
  }

  @Test func flagsAndEventsOfNewerWritersHaveNames() throws {
    let created = CaptureBuilder().thread(7, "cat").open("/a", fd: 3, flags: 16_384 | 1)
    #expect(try lines(created, "%evt.arg.flags").last == "O_RDONLY|O_F_CREATED")
    let opened = CaptureBuilder().thread(7, "cat").event(
      code: 337, [.fd(3), .fd(-100), .flags(1), .path("/b"), 0, 0])
    #expect(try lines(opened, "%evt.type %evt.arg.path") == ["open_by_handle_at /b"])
  }

  @Test func rawArgumentsOfFlagsAndDescriptorsAreNumbers() throws {
    let capture = CaptureBuilder().thread(7, "cat").openat("/a", fd: 3, flags: 4097)
    #expect(try lines(capture, "%evt.rawarg.fd %evt.rawarg.dirfd %evt.rawarg.flags") == ["3 -100 4097"])
  }

  @Test func rawArgumentsOfThreadsCompare() throws {
    let capture = CaptureBuilder().thread(7, "sh").clone(8, name: "sh")
    #expect(try lines(capture, "%thread.tid", passing: "evt.rawarg.tid=8") == ["8"])
  }

  @Test func theNameOfASpansArgumentEndsWhereNamesEnd() throws {
    let capture = CaptureBuilder().thread(7, "sh").fd(1, .file("/dev/null"))
      .write(1, ">:1:copy::\n").write(1, "<:1:copy:res=0:\n")
    #expect(
      try lines(capture, "%span.arg.res|%span.tags, done", passing: "span.arg.res exists") == [
        "0|copy, done"
      ])
  }

  @Test func theWholePathLeavesTheDescriptorAlone() throws {
    let capture = CaptureBuilder().thread(7, "cat").fd(3, .directory("/srv"))
      .event(code: 102, [.fd(3), .path("a"), 1, 0])
    #expect(try lines(capture, "*%evt.abspath %fd.name") == ["/srv/a <NA>"])
  }

  @Test func pathsAreShownWhole() throws {
    let path = "/" + String(repeating: "a", count: 2000)
    let capture = CaptureBuilder().thread(7, "cat").open(path, fd: -36)
    #expect(try lines(capture, "%evt.dir %evt.arg.name") == ["> \(path)", "< \(path)"])
  }
}
