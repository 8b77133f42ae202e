internal import Events

/// Names of flags as strace writes them: those of the kernel, joined in its order.
extension ByteBuffer {
  /// All names whose bits are set, lowest first; what has no name in hexadecimal.
  mutating func append(straceMask value: UInt64, _ names: NameTable?, prefix: String) {
    let entries = (names?.entries ?? []).sorted { $0.value < $1.value }
    if value == 0 {
      guard let zero = entries.first, zero.value == 0, !zero.name.hasSuffix("_NONE") || prefix == "" else {
        return append("0" as StaticString)
      }
      let isNothing = zero.name.hasSuffix("_NONE") && zero.name != "PROT_NONE"
      return isNothing ? append("0" as StaticString) : append(prefix + zero.name)
    }
    var rest = value
    var isFirst = true
    for entry in entries where entry.value != 0 && rest & entry.value == entry.value {
      separate(&isFirst)
      append(prefix + entry.name)
      rest &= ~entry.value
    }
    if rest != 0 {
      separate(&isFirst)
      append(straceHex: rest, zero: "0")
    }
  }

  private mutating func separate(_ isFirst: inout Bool) {
    if !isFirst { append(UInt8(ascii: "|")) }
    isFirst = false
  }

  /// The name of exactly this value, or the number.
  mutating func append(straceName value: UInt64, _ names: NameTable?) {
    guard let entry = names?.entries.first(where: { $0.value == value }), entry.name != "UNKNOWN" else {
      return append(decimal: value)
    }
    append(entry.name == "AF_LOCAL" ? "AF_UNIX" : entry.name)
  }

  /// The requests of ioctl(2) that most programs make (asm-generic/ioctls.h).
  mutating func append(straceRequest value: UInt64) {
    if let name = Self.requests[value] { append(name) } else { append(straceHex: value, zero: "0") }
  }

  private static let requests: [UInt64: String] = [
    0x5401: "TCGETS", 0x5402: "TCSETS", 0x5403: "TCSETSW", 0x5404: "TCSETSF", 0x540F: "TIOCGPGRP",
    0x5410: "TIOCSPGRP", 0x5413: "TIOCGWINSZ", 0x5414: "TIOCSWINSZ", 0x541B: "FIONREAD", 0x5421: "FIONBIO",
    0x5450: "FIONCLEX", 0x5451: "FIOCLEX",
  ]

  /// How a file is opened comes first. The values are those of captures (`file_flags`), not the kernel's.
  mutating func append(straceOpenFlags value: UInt64) {
    var isFirst = true
    if value & 3 != 0 {
      separate(&isFirst)
      append(["", "O_RDONLY", "O_WRONLY", "O_RDWR"][Int(value & 3)])
    }
    for (bit, name) in Self.openFlags where value & bit != 0 {
      separate(&isFirst)
      append(name)
    }
    if isFirst { append("0" as StaticString) }
  }

  private static let openFlags: [(UInt64, String)] = [
    (4, "O_CREAT"), (32, "O_EXCL"), (64, "O_TRUNC"), (8, "O_APPEND"), (128, "O_NONBLOCK"), (16, "O_DSYNC"),
    (256, "O_SYNC"), (512, "O_DIRECT"), (2048, "O_LARGEFILE"), (1024, "O_DIRECTORY"), (4096, "O_CLOEXEC"),
    (8192, "O_TMPFILE"),
  ]

  /// Flags that only captures have are left out; the signal at the end is in none.
  mutating func append(straceCloneFlags value: UInt64, _ names: NameTable?) {
    append("flags=" as StaticString)
    let own: UInt64 = 65_536 | 131_072 | 262_144 | 536_870_912
    if value & ~own != 0 {
      append(straceMask: value & ~own, names, prefix: "")
      append(UInt8(ascii: "|"))
    }
    append("..." as StaticString)
  }

  /// `FUTEX_WAIT_PRIVATE`
  mutating func append(straceFutex value: UInt64, _ names: NameTable?) {
    append(straceName: value & 127, names)
    if value & 128 != 0 { append("_PRIVATE" as StaticString) }
    if value & 256 != 0 { append("|FUTEX_CLOCK_REALTIME" as StaticString) }
  }

  /// Kinds of sockets, and the flags that come with them (bits/socket_type.h).
  mutating func append(straceSocketType value: UInt64) {
    let kinds = ["0", "SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "SOCK_RDM", "SOCK_SEQPACKET"]
    let kind = Int(value & 15)
    append(kind < kinds.count ? kinds[kind] : "\(kind)")
    guard value & ~15 != 0 else { return }
    append(UInt8(ascii: "|"))
    append(straceSocketFlags: value)
    if value & ~(0o2000000 | 0o4000 | 15) != 0 { append(" /* SOCK_??? */" as StaticString) }
  }

  mutating func append(straceSocketFlags value: UInt64) {
    var isFirst = true
    for (bit, name) in [(0o2000000, "SOCK_CLOEXEC"), (0o4000, "SOCK_NONBLOCK")] as [(UInt64, String)]
    where value & bit != 0 {
      separate(&isFirst)
      append(name)
    }
    let rest = value & ~(0o2000000 | 0o4000 | 15)
    if rest == 0, !isFirst { return }
    separate(&isFirst)
    append(straceHex: rest, zero: "0")
  }

  mutating func append(straceProtocol value: UInt64) {
    switch value {
    case 0: append("IPPROTO_IP" as StaticString)
    case 1: append("IPPROTO_ICMP" as StaticString)
    case 6: append("IPPROTO_TCP" as StaticString)
    case 17: append("IPPROTO_UDP" as StaticString)
    default: append(decimal: value)
    }
  }

  mutating func append(straceSignal number: Int64) {
    if let name = NameTable.signals[number] { append(name) } else { append(decimal: number) }
  }

  mutating func append(straceHex value: UInt64, zero: StaticString) {
    if value == 0 { return append(zero) }
    append("0x" as StaticString)
    append(hex: value)
  }

  mutating func append(straceOctal value: UInt64) {
    if value != 0 { append(UInt8(ascii: "0")) }
    append(String(value, radix: 8))
  }

  /// `{tv_sec=1, tv_nsec=500000000}`
  mutating func append(straceInterval nanoseconds: UInt64) {
    guard nanoseconds != .max else { return append("NULL" as StaticString) }
    append("{tv_sec=" as StaticString)
    append(decimal: nanoseconds / 1_000_000_000)
    append(", tv_nsec=" as StaticString)
    append(decimal: nanoseconds % 1_000_000_000)
    append("}" as StaticString)
  }
}
