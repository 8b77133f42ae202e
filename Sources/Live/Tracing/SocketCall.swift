internal import CKernel
internal import Events

/// The socketcall of 32-bit programs, which stands for twenty calls and has their arguments in memory.
struct SocketCall {
  /// Of the call that it stands for: `SOCKETCALL_BASE` and the sub-call.
  let number: UInt32
  let args: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

  /// Nil for another call, one that is no sub-call, or arguments that cannot be read.
  init?(_ stop: ck_syscall_stop, in memory: ThreadMemory) {
    guard stop.is_compat, stop.number == UInt64(SOCKETCALL),
      (1...UInt64(SOCKETCALL_COUNT)).contains(stop.args.0)
    else { return nil }
    // A call reads no more words than it has arguments, and behind these the page may end.
    let bytes = memory.read(stop.args.1, 6 * 4)
    guard bytes.count >= 4 else { return nil }
    func word(_ index: Int) -> UInt64 {
      bytes.count < 4 * index + 4 ? 0 : UInt64(bytes.rawSpan.load(4 * index, as: UInt32.self))
    }
    number = UInt32(SOCKETCALL_BASE) + UInt32(stop.args.0)
    args = (word(0), word(1), word(2), word(3), word(4), word(5))
  }
}
