internal import Glibc

extension LiveError {
  /// What to do about an error of the operating system.
  private struct Remedy {
    /// Beginnings of the calls that it is about.
    let calls: [String]
    let codes: [Int32]
    /// The kernel that is needed, where an older one is the likely cause.
    var kernel: KernelVersion?
    let text: String
  }

  /// Calls about the kernel's side; those about commands speak for themselves.
  private static let kernelSide = ["bpf", "mmap", "pidfd_open", "read"]

  /// The first that fits is told.
  private static let remedies = [
    Remedy(
      calls: ["ptrace"], codes: [EPERM],
      text: "kernel.yama.ptrace_scope or a seccomp filter forbids tracing"),
    Remedy(calls: kernelSide, codes: [ENOSYS], text: "the kernel is built without bpf(2)"),
    Remedy(calls: kernelSide, codes: [EINVAL, EACCES], kernel: .needed, text: "with BTF"),
    Remedy(calls: kernelSide, codes: [ENOMEM], text: "not enough memory, or a limit on locked memory"),
  ]

  static func remedy(for call: String, _ code: Int32) -> String? {
    let found = remedies.first { row in
      row.codes.contains(code) && row.calls.contains { call.hasPrefix($0) }
    }
    guard let found else { return nil }
    return (found.kernel.map { "need a kernel of \($0) or newer, " } ?? "") + found.text
  }

  /// Names of the errors that loading and attaching give; the system's words for the rest.
  static func name(_ code: Int32) -> String { names[code] ?? SystemCall.message(code) }

  private static let names = [
    EPERM: "EPERM", EACCES: "EACCES", EINVAL: "EINVAL", ENOSYS: "ENOSYS", ENOENT: "ENOENT", ENOMEM: "ENOMEM",
    E2BIG: "E2BIG", ESRCH: "ESRCH", EOPNOTSUPP: "EOPNOTSUPP",
  ]
}
