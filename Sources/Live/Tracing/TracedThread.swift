internal import CKernel

/// A traced thread, and what is known of it between two of its stops.
struct TracedThread {
  /// Its process.
  let pid: UInt32
  /// The thread that forked its process, where that is known.
  var creator: ProcThread?
  /// It has not come to its execve yet: what it does is our doing, and not shown.
  var isGated = false
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
}
