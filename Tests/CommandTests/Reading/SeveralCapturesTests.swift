import TestSupport
import Testing

/// Several captures, of which one is missing.
@Suite struct SeveralCapturesTests {
  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
  func theSummaryOfWhatWasReadIsPrintedAlthoughTheNextCaptureIsMissing() throws {
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
