import Glibc
import TestSupport
import Testing

@Suite("Words of the command line")
struct WordsTests {
  /// As nobody, and for a short time: were the words lost, nothing could be watched.
  @Test(
    "They are there where /proc is not",
    .enabled(if: Repository.binary != nil, "there is no release binary"),
    .enabled(if: geteuid() == 0, "leaving /proc needs root"))
  func withoutProc() throws {
    let script = """
      folder=$(mktemp -d) && chmod 755 $folder && cp "$0" $folder/trowel && umount -l /proc || exit 9
      setpriv --reuid=65534 --regid=65534 --clear-groups timeout 5 $folder/trowel --version
      status=$?; rm -r $folder; exit $status
      """
    let outcome = Process.run(
      "/usr/bin/unshare", ["--mount", "/bin/sh", "-c", script, try #require(Repository.binary)])
    #expect(outcome.status == 0)
    #expect(String(decoding: outcome.output, as: UTF8.self).hasPrefix("trowel version"))
    #expect(outcome.errors.isEmpty)
  }
}
