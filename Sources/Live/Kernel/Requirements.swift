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
      Self.capability(39, "CAP_BPF", in: capabilities),
      Self.capability(38, "CAP_PERFMON", in: capabilities),
    ]
  }

  /// Bit `number`, or CAP_SYS_ADMIN, which stands for both.
  private static func capability(_ number: Int, _ name: String, in bits: UInt64) -> Requirement {
    let isMet = bits >> UInt64(number) & 1 == 1 || bits >> 21 & 1 == 1
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
    let numbers = release.split(separator: ".").prefix(2).map { Int($0.prefix(while: \.isNumber)) ?? 0 }
    let isMet = numbers.count == 2 && (numbers[0], numbers[1]) >= (5, 15)
    return Requirement(name: "Linux 5.15", isMet: isMet, note: "this is \(release)")
  }

  private static func effectiveCapabilities() -> UInt64 {
    UInt64(ProcFile.table("/proc/self/status")["CapEff"]?.first ?? "", radix: 16) ?? 0
  }
}
