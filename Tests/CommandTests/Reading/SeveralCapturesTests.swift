import TestSupport
import Testing

/// Several captures, one after the other.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct SeveralCapturesTests {
  /// Each begins anew what lines are measured from: times, calls under way, numbers of threads.
  @Test(arguments: [
    [], ["-t", "r"], ["-t", "D"], ["-j"], ["--strace", "-t", "r"], ["-p", "%evt.deltatime %proc.name"],
  ])
  func theLinesOfEachAreThoseOfItAlone(options: [String]) throws {
    let binary = try #require(Repository.binary)
    let unfinished = TemporaryFile(
      CaptureBuilder().thread(1, "cat").open("/a", fd: 3).at(1_700_000_001_000_000_000).event(
        "read", .enter, [3, 10]))
    let other = TemporaryFile(
      CaptureBuilder().thread(1, "dog").at(1_700_000_007_000_000_000).event("read", .exit, [0, ""]).open(
        "/b", fd: 3))
    let apart = [unfinished.path, other.path].flatMap { Process.run(binary, ["-r", $0] + options).output }
    let together = Process.run(binary, ["-r", unfinished.path, "-r", other.path] + options).output
    #expect(!apart.isEmpty)
    #expect(together == apart)
  }

  @Test func aCompressedCopyOfSeveralHasOneTableOfItsFrames() throws {
    let binary = try #require(Repository.binary)
    let file = TemporaryFile(CaptureBuilder().thread(1, "cat").open("/etc/hosts", fd: 3))
    let bytes = Process.run(binary, ["-r", file.path, "-r", file.path, "--zstd", "-w", "-"]).output
    // Source: Documentation/formats/scap.md. The magic at the end of the table.
    let magic: [UInt8] = [0xB1, 0xEA, 0x92, 0x8F]
    #expect(bytes.indices.dropLast(3).count { Array(bytes[$0..<$0 + 4]) == magic } == 1)
    #expect(CaptureContents(bytes).events.count == 4)
  }

  /// What was there is not lost for a capture that cannot be read.
  @Test(arguments: [["-w"], ["--pcap"]])
  func aCaptureThatIsNoneLeavesTheOldFile(option: [String]) throws {
    let binary = try #require(Repository.binary)
    let damaged = TemporaryFile(Array("no capture".utf8))
    let old = TemporaryFile([1, 2, 3])
    let outcome = Process.run(binary, ["-r", damaged.path] + option + [old.path])
    #expect(outcome.status == 1)
    #expect(fileBytes(old.path) == [1, 2, 3])
  }

  @Test func theSummaryOfWhatWasReadIsPrintedAlthoughTheNextCaptureIsMissing() throws {
    let binary = try #require(Repository.binary)
    let file = TemporaryFile(CaptureBuilder().thread(1, "cat").open("/etc/hosts", fd: 3))
    let one = Process.run(binary, ["-S", "-r", file.path])
    let two = Process.run(binary, ["-S", "-r", file.path, "-r", "/proc/nonexistent/b.scap"])
    #expect(one.status == 0)
    #expect(two.status == 1)
    #expect(two.output == one.output)
    #expect(String(decoding: one.output, as: UTF8.self).contains("\n> open            1\n"))
    #expect(
      String(decoding: two.errors, as: UTF8.self).contains("/proc/nonexistent/b.scap: open: No such file"))
  }
}
