/// How a param's bytes are to be read. The names are those of the event table's rows.
public enum ParamKind: String, Sendable, BitwiseCopyable, CaseIterable {
  case int8, int16, int32, int64, uint8, uint16, uint32, uint64
  /// Text that ends in a NUL.
  case chars
  /// Any bytes.
  case bytes
  /// A result: negative is an error number.
  case errno
  /// A family byte, then an address.
  case sockaddr
  /// A family byte, then the addresses of both ends.
  case socktuple
  case fd
  case pid
  /// A count, then pairs of a descriptor and its poll events.
  case fdlist
  /// A path as the caller gave it.
  case path
  /// The code of a system call in `SyscallTable`.
  case syscall
  case sigtype
  /// Nanoseconds; all ones means none.
  case reltime
  case abstime
  case port
  case bool
  case ipv4addr
  case ipv6addr
  /// A selector byte, then a value of one of several kinds.
  case dyn
  case flags8, flags16, flags32
  case uid, gid
  case double
  /// A mask of signals.
  case sigset
  /// Strings, or names and values in turn, with a NUL after each.
  case charsarray, pairsarray
  case mode
  /// A path relative to the directory that another param names.
  case relpath
  case enumflags8, enumflags16, enumflags32
  case fd32, pid32

  static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The width in bytes that a value has, or nil where it varies.
  public var width: Int? {
    switch self {
    case .int8, .uint8, .flags8, .enumflags8, .sigtype: 1
    case .int16, .uint16, .flags16, .enumflags16, .syscall, .port: 2
    case .int32, .uint32, .flags32, .enumflags32, .mode, .uid, .gid, .sigset, .bool, .fd32, .pid32, .ipv4addr:
      4
    case .int64, .uint64, .errno, .fd, .pid, .reltime, .abstime, .double: 8
    case .ipv6addr: 16
    case .chars, .bytes, .sockaddr, .socktuple, .fdlist, .path, .relpath, .dyn, .charsarray, .pairsarray: nil
    }
  }
}

/// How a number is written.
public enum NumberStyle: String, Sendable, BitwiseCopyable {
  case decimal
  case hexadecimal = "hex"
  case octal = "oct"
  /// Nine digits at least, zeros in front.
  case padded = "dec10"
}
