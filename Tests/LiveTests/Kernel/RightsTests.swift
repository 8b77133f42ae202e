import Glibc
import Testing

@testable import Live

/// Whether somebody can be nobody here: why not, or nil.
private let obstacleToRights: String? =
  if let missing = LiveRun.obstacle {
    missing
  } else if geteuid() != 0 {
    "only root can become nobody"
  } else if unsafe access("/usr/bin/setpriv", X_OK) != 0 {
    "setpriv is missing (apt: util-linux)"
  } else {
    nil
  }

/// A user who is nobody captures with two capabilities, and is told what is missing without them.
@Suite(.enabled(if: obstacleToRights == nil, "\(obstacleToRights ?? "")"), .serialized)
struct RightsTests {
  /// The exit status of `live-cost`, which captures a child of its own, as nobody with these capabilities only; `rights` in the words of setpriv.
  private func run(_ rights: String) throws -> CommandStatus? {
    let copy = "/tmp/live-cost-\(getpid())"
    var copying = try ChildProcess(
      ["cp", LiveRun.executable("live-cost"), copy], environment: ["PATH=/usr/bin:/bin"])
    try copying.start()
    while copying.status() == nil { usleep(1000) }
    defer { unsafe unlink(copy) }
    let user = ["--reuid", "65534", "--regid", "65534", "--clear-groups"]
    let sets = ["--bounding-set", rights, "--inh-caps", rights, "--ambient-caps", rights]
    var child = try ChildProcess(["/usr/bin/setpriv"] + user + sets + [copy, "1000"], environment: [])
    try child.start()
    while child.status() == nil { usleep(1000) }
    return child.status()
  }

  @Test func nobodyWithTwoCapabilitiesCaptures() throws {
    #expect(try run("-all,+bpf,+perfmon") == .exited(0))
  }

  @Test func nobodyWithoutThemIsRefused() throws {
    #expect(try run("-all") == .exited(1))
  }

  @Test func theErrorSaysWhatIsMissing() {
    let error = LiveError(.system(call: "bpf(BPF_PROG_LOAD)", object: "programs", code: EPERM))
    #expect(error.description == "watching with eBPF needs root, or CAP_BPF and CAP_PERFMON")
  }

  @Test(arguments: [
    ("bpf(BPF_MAP_CREATE)", EINVAL, "EINVAL (need a kernel of 5.15 or newer, with BTF)"),
    ("mmap", ENOMEM, "ENOMEM (not enough memory, or a limit on locked memory)"),
    ("ptrace(PTRACE_SEIZE)", EPERM, "EPERM (kernel.yama.ptrace_scope or a seccomp filter forbids tracing)"),
    ("fork", ENOMEM, "ENOMEM"), ("read", EIO, "Input/output error"),
  ])
  func anErrorHasItsOwnRemedy(call: String, code: Int32, says: String) {
    let error = LiveError(.system(call: call, object: "it", code: code))
    #expect(error.description == "\(call) \"it\": \(says)")
  }
}
