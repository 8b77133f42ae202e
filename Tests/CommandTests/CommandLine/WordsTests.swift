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
    let outcome = try outcome(of: try #require(Repository.binary), ["--version"])
    #expect(outcome.status == 0)
    #expect(String(decoding: outcome.output, as: UTF8.self).hasPrefix("trowel version"))
    #expect(outcome.errors.isEmpty)
  }

  @Test(
    "Those of trowel-metadata, too",
    .enabled(if: Repository.built("trowel-metadata") != nil, "trowel-metadata is not built"),
    .enabled(if: geteuid() == 0, "leaving /proc needs root"))
  func ofMetadata() throws {
    let outcome = try outcome(of: try #require(Repository.built("trowel-metadata")), ["--nonsense", "x"])
    #expect(outcome.status == 2)
    let errors = String(decoding: outcome.errors, as: UTF8.self)
    #expect(errors == "trowel-metadata: --nonsense: there is no such option\n")
  }

  /// Runs a program as nobody, where /proc is not mounted.
  private func outcome(of program: String, _ words: [String]) throws -> Process.Outcome {
    let script = """
      folder=$(mktemp -d) && chmod 755 $folder && cp "$0" $folder/${0##*/} && umount -l /proc || exit 9
      setpriv --reuid=65534 --regid=65534 --clear-groups timeout 5 $folder/${0##*/} "$@" < /dev/null
      status=$?; rm -r $folder; exit $status
      """
    return Process.run("/usr/bin/unshare", ["--mount", "/bin/sh", "-c", script, program] + words)
  }
}
