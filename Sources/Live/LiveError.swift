internal import Glibc

/// What went wrong with a live capture: the call, what it was about, and what to do.
public struct LiveError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    /// The operating system refused: `call` about `object` gave `code`.
    case system(call: String, object: String, code: Int32)
    case noSuchProcess(Int32)
    case noSuchCgroup(String)
    /// Control groups that cannot be watched together: of several hierarchies, or in too many depths.
    case unlikeCgroups
    /// No control group belongs to a container with this id.
    case noSuchContainer(String)
    /// No control group belongs to a pod with this UID.
    case noSuchPod(String)
    /// Tracing was asked for, but not a command.
    case nothingToTrace
    /// The command could not be executed, with the code that `execve` gave.
    case notExecuted(command: String, code: Int32)
    /// The kernel's side sent bytes that are not a record; a fault of ours.
    case malformedRecord(cpu: Int)
  }

  public let problem: Problem
  /// Whether `Requirements` may tell more: the kernel's side could not be had.
  public var isAboutRequirements: Bool {
    if case .system(let call, _, _) = problem { call.hasPrefix("bpf(") } else { false }
  }
  /// Whether control groups were named that cannot be watched.
  var isAboutCgroups: Bool {
    switch problem {
    case .noSuchCgroup, .unlikeCgroups: true
    default: false
    }
  }
  /// What the verifier said; only after a load that asked for it.
  public var verifierLog: String?

  public init(_ problem: Problem, verifierLog: String? = nil) {
    self.problem = problem
    self.verifierLog = verifierLog
  }

  /// The latest error of a call.
  static func last(_ call: String, _ object: String) -> LiveError {
    LiveError(.system(call: call, object: object, code: errno))
  }

  public var description: String {
    switch problem {
    case .system(let call, _, EPERM) where call.hasPrefix("bpf("):
      return "watching with eBPF needs root, or CAP_BPF and CAP_PERFMON"
    case .system(let call, let object, let code):
      let remedy = Self.remedy(for: call, code).map { " (\($0))" } ?? ""
      return "\(call) \"\(object)\": \(Self.name(code))\(remedy)"
    case .noSuchProcess(let pid): return "no process has the id \(pid)"
    case .noSuchCgroup(let path): return "\(path) is not a control group"
    case .unlikeCgroups:
      return "control groups of several hierarchies, or in many depths, cannot be watched together"
    case .noSuchPod(let uid): return "no pod that runs here has the UID \(uid)"
    case .noSuchContainer(let id): return "no container that runs has the id \(id)"
    case .nothingToTrace: return "only a command that is started here can be followed by ptrace"
    case .notExecuted(let command, let code): return "\(command): \(SystemCall.message(code))"
    case .malformedRecord(let cpu):
      return "the kernel's side sent something that is not a record (CPU \(cpu))"
    }
  }
}
