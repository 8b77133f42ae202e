internal import Glibc

/// What a capture with the kernel's side needs of this machine and this process, checked one by one.
public struct Requirements: Equatable, Sendable {
  /// One thing that is needed.
  public struct Requirement: Equatable, Sendable {
    /// What is needed: `"CAP_BPF"`.
    public let name: String
    public let isMet: Bool
    /// What was found, or what to do.
    public let note: String
  }

  public let all: [Requirement]

  public var missing: [Requirement] { all.filter { !$0.isMet } }

  /// Looks at the machine; loads nothing.
  public init() {
    let capabilities = Self.effectiveCapabilities()
    all = [
      Self.kernelVersion(),
      Self.readable("/sys/kernel/btf/vmlinux", "BTF", "the kernel must be built with CONFIG_DEBUG_INFO_BTF"),
      Self.capability(.bpf, "CAP_BPF", in: capabilities),
      Self.capability(.perfmon, "CAP_PERFMON", in: capabilities),
    ]
  }

  /// Bits of a set of capabilities: capabilities(7), linux/capability.h.
  private enum Capability: UInt64 {
    case admin = 21
    case perfmon = 38
    case bpf = 39

    func isIn(_ set: UInt64) -> Bool { set >> rawValue & 1 == 1 }
  }

  /// CAP_SYS_ADMIN stands for both.
  private static func capability(_ wanted: Capability, _ name: String, in held: UInt64) -> Requirement {
    let isMet = wanted.isIn(held) || Capability.admin.isIn(held)
    return Requirement(
      name: name, isMet: isMet,
      note: isMet ? "held" : "run as root, or: setcap cap_bpf,cap_perfmon+ep on the executable")
  }

  private static func readable(_ path: String, _ name: String, _ advice: String) -> Requirement {
    let isMet = SystemCall.isReadable(path)
    return Requirement(name: name, isMet: isMet, note: isMet ? path : advice)
  }

  private static func kernelVersion() -> Requirement {
    let release = ProcFile.lines("/proc/sys/kernel/osrelease")?.first ?? ""
    let isMet = KernelVersion(release: release).map { $0 >= .needed } ?? false
    return Requirement(name: "Linux \(KernelVersion.needed)", isMet: isMet, note: "this is \(release)")
  }

  private static func effectiveCapabilities() -> UInt64 {
    UInt64(ProcFile.table("/proc/self/status")["CapEff"]?.first ?? "", radix: 16) ?? 0
  }
}
