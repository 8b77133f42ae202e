import Glibc
import TestSupport
import Testing

/// How live captures end, and what is said of it. Every capture here is of what the test starts.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"), .serialized)
struct LiveEndingTests {
  private static let canLoad = Repository.binary.map { Process.run($0, ["doctor"]).status == 0 } ?? false
  /// By ptrace, and where that is allowed with the kernel's side.
  static let ways: [String] = canLoad ? ["", "--ptrace"] : ["--ptrace"]

  /// Runs a script with the command as `$0`; its status and what was said on standard error.
  private func shell(_ script: String) throws -> (errors: String, status: Int32) {
    let outcome = Process.run("/bin/sh", ["-c", script, try #require(Repository.binary)])
    return (String(decoding: outcome.errors, as: UTF8.self), outcome.status)
  }

  // MARK: Control groups

  /// A hierarchy in which this process may make groups.
  private static let hierarchy = ["/sys/fs/cgroup/unified", "/sys/fs/cgroup"].first {
    unsafe access($0 + "/cgroup.procs", W_OK) == 0
  }

  @Test(.enabled(if: canLoad && hierarchy != nil, "needs the right to watch and to make control groups"))
  func aCaptureEndsWithItsControlGroup() throws {
    let group = try #require(Self.hierarchy) + "/trowel-tests-\(getpid())"
    defer { unsafe rmdir(group) }
    let outcome = try shell(
      """
      mkdir \(group)
      sh -c 'echo $$ > \(group)/cgroup.procs; exec sleep 1' & member=$!
      until grep -q . \(group)/cgroup.procs; do sleep 0.1; done
      timeout 20 $0 -q --cgroup \(group) & watcher=$!
      wait $member
      rmdir \(group)
      wait $watcher
      """)
    #expect(outcome.errors == "trowel: note: the capture has ended, as \(group) is gone\n")
    #expect(outcome.status == 0)
  }

  // MARK: Full disks

  @Test(arguments: ways)
  func aCommandIsWaitedForWhenTheDiskIsFull(way: String) throws {
    let marks = TemporaryFolder()
    let outcome = try shell(
      """
      $0 \(way) -w /dev/full -- sh -c 'for i in $(seq 200); do cat /dev/null; done; sleep 0.5; : > \(marks.path)/end; exit 5'
      status=$?; [ -e \(marks.path)/end ] || echo "the command was left"; exit $status
      """)
    #expect(
      outcome.errors == """
        trowel: /dev/full: write: No space left on device; what was written before can be read; \
        the capture has ended, and the command goes on unwatched

        """)
    #expect(outcome.status == 1)
  }

  // MARK: What goes on

  @Test(arguments: ways)
  func whatGoesOnBehindTheCommandIsCounted(way: String) throws {
    let one = try shell("$0 -q \(way) -- sh -c 'sleep 1 & sleep 0.1; exit 3'")
    let note = "trowel: note: 1 process that the command started goes on, unwatched\n"
    #expect(one.errors.hasSuffix(note) && one.status == 3, "\(one.errors)")
    let two = try shell("$0 -q \(way) -- sh -c 'sleep 1 & sleep 1 & sleep 0.1; exit 0'")
    #expect(two.errors.hasSuffix("2 processes that the command started go on, unwatched\n"))
    let none = try shell("$0 -q \(way) -- sh -c 'sleep 0.1; true'")
    #expect(!none.errors.contains("unwatched"))
  }
}
