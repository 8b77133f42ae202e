internal import Events
internal import State

/// What the thread may do without being root, as newer libraries have it.
extension FieldInfo {
  static let capabilities: [FieldInfo] = [
    ofCapabilities("thread.cap_permitted", "Capabilities that the thread may take up") { $0.permitted },
    ofCapabilities("thread.cap_inheritable", "Capabilities that the thread can hand on to a program") {
      $0.inheritable
    },
    ofCapabilities("thread.cap_effective", "Capabilities that the thread makes use of") { $0.effective },
  ]

  /// The row of a set, which is shown as the names of what is in it.
  private static func ofCapabilities(
    _ name: String, _ summary: String,
    _ set: @escaping @Sendable (ThreadRecord.Capabilities) -> UInt64
  ) -> FieldInfo {
    FieldInfo(name, .string, "\(summary), blanks between them.", []) { _, machine, scratch in
      guard let slot = machine.moment.thread else { return nil }
      let mask = set(machine.threads[slot].capabilities)
      for bit in 0..<CapabilityNames.all.count where mask & 1 << UInt64(bit) != 0 {
        if !scratch.text.isEmpty { scratch.text.append(UInt8(ascii: " ")) }
        scratch.text.append(CapabilityNames.all[place: bit])
      }
      return .text
    }
  }
}

/// The names of capabilities in the order of their bits. Source: linux/capability.h.
private enum CapabilityNames {
  static let all = ImmortalArray<StaticString>([
    "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_DAC_READ_SEARCH", "CAP_FOWNER", "CAP_FSETID", "CAP_KILL",
    "CAP_SETGID", "CAP_SETUID", "CAP_SETPCAP", "CAP_LINUX_IMMUTABLE", "CAP_NET_BIND_SERVICE",
    "CAP_NET_BROADCAST", "CAP_NET_ADMIN", "CAP_NET_RAW", "CAP_IPC_LOCK", "CAP_IPC_OWNER", "CAP_SYS_MODULE",
    "CAP_SYS_RAWIO", "CAP_SYS_CHROOT", "CAP_SYS_PTRACE", "CAP_SYS_PACCT", "CAP_SYS_ADMIN", "CAP_SYS_BOOT",
    "CAP_SYS_NICE", "CAP_SYS_RESOURCE", "CAP_SYS_TIME", "CAP_SYS_TTY_CONFIG", "CAP_MKNOD", "CAP_LEASE",
    "CAP_AUDIT_WRITE", "CAP_AUDIT_CONTROL", "CAP_SETFCAP", "CAP_MAC_OVERRIDE", "CAP_MAC_ADMIN", "CAP_SYSLOG",
    "CAP_WAKE_ALARM", "CAP_BLOCK_SUSPEND", "CAP_AUDIT_READ", "CAP_PERFMON", "CAP_BPF",
    "CAP_CHECKPOINT_RESTORE",
  ])
}
