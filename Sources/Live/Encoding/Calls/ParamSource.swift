internal import Events

/// Where the value of a param comes from: a word of `CallTable`.
///
///     word     = origin [argument ["." element] ["+"] ["-"]] [":" translation]
///
/// Examples: `0` is the first register argument, `1:open` the second one as flags of open, `path0` the string behind
/// the first, `int3.1` the second `int` behind the fourth, `r` the result. `+` stands for "only if the call succeeded",
/// `-` for "-1 where it is not known" (else 0, or no bytes).
struct ParamSource: Equatable {
  var origin: Origin
  /// 0 to 5.
  var argument: UInt8 = 0
  /// What `origin` makes of it: the element of an array, or a second argument.
  var element: UInt8 = 0
  var isOnSuccess = false
  var isMinusOneWhenMissing = false
  var translation = Translation.identity

  enum Origin: String, CaseIterable {
    /// The register argument itself; descriptors and process ids are 32 bits wide and signed.
    case register = ""
    /// A register argument; in a 32-bit call argument `element` is its upper half. Written `3&4`.
    case wideRegister = "&"
    case result = "r"
    /// Zero, or nothing.
    case zero = "none"
    /// A string behind the argument; `(NULL)` where that is a null pointer.
    case path
    /// The path that execve or execveat was given.
    case exec
    /// Numbers behind the argument. `long` is as wide as a register of the call.
    case short, int, long, quad
    /// `struct timespec` in nanoseconds, all ones for a null pointer; and the one whose seconds are always 64 bits.
    case timespec, quadspec
    /// The mode of a new file, where the flags in argument `element` ask for one; behind a pointer for openat2.
    case mode, howmode
    /// Data behind the argument: as much as the call returned; as much as argument `element` says.
    case data, buffer
    /// A `struct iovec` array, its count in the next argument: the sum of the lengths (with `+` no more than the
    /// result), what was read, what was written.
    case sum, scatter, gather
    /// A `struct msghdr` likewise, and the tuple of its address.
    case total, received, sent, msgto, msgfrom
    /// sendmmsg and recvmmsg: an exit event a message. `element` is the argument that counts them.
    case eachsent, eachreceived
    /// A `struct sockaddr`, its length in the next argument; the tuple of the socket in argument 0 and that address
    /// (`to`), or of an address whose length is behind the next argument (`from`), or of the accepted socket.
    case addr, to, from, accepted
    /// How full the queue of a listening socket is.
    case queuepct, queuelen, queuemax
    /// The addresses of a unix socket and its peer; `element` is its place in an array of descriptors.
    case sock, peer
    /// The inode of descriptor `element` of an array; the device of the returned descriptor.
    case inode, dev
    /// A `struct pollfd` array, its count in the next argument: what is asked for, what is ready.
    case fds, ready
    /// A socket option: its name at the level in argument `element`; its value, `element` bytes long, or as long as
    /// the number behind `element` says.
    case sockname, sockval, sockgot
    /// A field of `struct sembuf`, counted over the array in argument 2; the value of `semctl(…, SETVAL, value)`.
    case semop, semval
    case ptraceaddr, ptracedata
    case quotaid, quotafmt, quotapath, quota
    case bpfresult
    /// Facts about the thread after a clone or execve. `argument` of exe, args and env is what a failed execve was given.
    case exe, args, tid, pid, ptid, cwd, fdlimit, majflt, minflt, vmsize, vmrss, vmswap, comm, cgroups, env
    case tty, pgid, loginuid, exeflags, uid, gid, vtid, vpid

    static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
  }
}

extension ParamSource {
  /// Reads a word; our own text, so that one which makes no sense is a fault of ours and traps.
  init(_ word: TableText.Word) {
    var rest = word
    let name = rest.prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
    rest = rest[name.endIndex...]
    guard let origin = Origin.named[name.string] else { preconditionFailure("call table: \(word.string)") }
    self.init(origin: origin)
    argument = Self.number(&rest) ?? 0
    if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: "&") {
      if rest.removeFirst() == UInt8(ascii: "&") { self.origin = .wideRegister }
      element = Self.number(&rest) ?? 0
    }
    while let mark = rest.first, mark != UInt8(ascii: ":") {
      switch mark {
      case UInt8(ascii: "+"): isOnSuccess = true
      case UInt8(ascii: "-"): isMinusOneWhenMissing = true
      default: preconditionFailure("call table: \(word.string)")
      }
      rest.removeFirst()
    }
    guard !rest.isEmpty else { return }
    guard let translation = Translation.named[rest.dropFirst().string] else {
      preconditionFailure("call table: \(word.string)")
    }
    self.translation = translation
  }

  private static func number(_ rest: inout TableText.Word) -> UInt8? {
    let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    rest = rest[digits.endIndex...]
    return digits.number.flatMap { UInt8(exactly: $0) }
  }
}
