internal import CKernel
internal import Events
internal import Glibc

/// A traced thread, and what is known of it between two of its stops.
struct TracedThread {
  /// Its process.
  let pid: UInt32
  /// The thread that forked its process, where that is known.
  var creator: ProcThread?
  /// It has not come to its execve yet: what it does is our doing, and not shown.
  var isGated = false
  /// Tells its CPU; nil until that was asked for, and where there is no descriptor for it.
  var stat: StatFile?
  /// The CPU that it was on when that was last asked.
  var cpu: UInt16 = 0
  /// The call that it is in.
  var call: CallRecord?
  /// What it gave to execve, until that returns.
  var execPath: [UInt8]?
  /// The signal that it was let go on with, until it is seen again.
  var signal: Int32 = 0
  /// A record EXIT told of its end.
  var isExitTold = false
}

/// A thread at the moment when it made another.
struct ThreadMaker {
  let tid: Int32
  /// With the call that it made the other by.
  let thread: TracedThread
  /// What it gave to clone3, where it was that: it may have changed the memory before the other returns.
  let cloneArguments: [UInt8]?

  init(tid: Int32, thread: TracedThread) {
    self.tid = tid
    self.thread = thread
    let isClone3 = thread.call?.number == UInt32(CALL_NUMBER_CLONE3)
    // The flags, with which struct clone_args begins.
    cloneArguments = isClone3 ? thread.call.map { ThreadMemory(tid: tid).read($0.argument(0), 8) } : nil
  }

  /// The process of the thread that was made, as far as the call tells.
  func process(of made: Int32) -> UInt32? {
    guard let call = thread.call, !call.callFlags.contains(.compat) else { return nil }
    switch Int(call.number) {
    case Int(CK_FORK), Int(CK_VFORK): return UInt32(bitPattern: made)
    case Int(CK_CLONE): return process(of: made, flags: call.argument(0))
    case Int(CALL_NUMBER_CLONE3):
      guard let cloneArguments, cloneArguments.count == 8 else { return nil }
      return process(of: made, flags: cloneArguments.rawSpan.load(0, as: UInt64.self))
    default: return nil
    }
  }

  private func process(of made: Int32, flags: UInt64) -> UInt32 {
    // CLONE_THREAD of linux/sched.h.
    flags & 0x1_0000 != 0 ? thread.pid : UInt32(bitPattern: made)
  }
}
