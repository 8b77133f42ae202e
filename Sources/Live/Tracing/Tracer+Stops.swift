internal import CKernel
internal import Glibc

// What is done at each kind of stop, after which the thread goes on. A thread that was killed meanwhile cannot; its end
// is told by the next wait.
extension Tracer {
  mutating func handle(_ tid: Int32, _ stop: ThreadStop) {
    guard threads[tid] != nil else {
      meet(tid, stop)
      return
    }
    // The thread is past the signal that it was let go on with, unless it ends of it.
    if stop != .exit { threads[tid]?.signal = 0 }
    switch stop {
    case .ended(let status):
      end(tid, status)
      return
    case .call: handleCall(tid)
    case .signal(let signal):
      tellSignal(tid, signal)
      threads[tid]?.signal = signal
    case .creation: handleCreation(tid)
    case .execution: handleExecution(tid)
    case .exit: tellExit(tid, UInt32(truncatingIfNeeded: ck_trace_message(tid)))
    case .interruption, .groupStop: break
    }
    goOn(tid, after: stop)
  }

  private mutating func goOn(_ tid: Int32, after stop: ThreadStop) {
    var signal: Int32 = 0
    if case .signal(let number) = stop { signal = number }
    if isDetaching {
      if ck_trace_detach(tid, signal) == 0 { threads[tid] = nil }
    } else if case .groupStop = stop {
      ck_trace_listen(tid)
    } else {
      ck_trace_continue(tid, signal)
    }
  }

  /// A thread that was not seen before. It waits for its maker to tell of it, which tells what its first call is.
  private mutating func meet(_ tid: Int32, _ stop: ThreadStop) {
    switch stop {
    case .ended:
      makers[tid] = nil
      arrivals[tid] = nil
    default:
      if let maker = makers.removeValue(forKey: tid) {
        adopt(tid, maker, stop)
      } else {
        arrivals[tid] = stop
      }
    }
  }

  private mutating func handleCreation(_ tid: Int32) {
    let message = ck_trace_message(tid)
    guard let child = Int32(exactly: message), child > 0, let thread = threads[tid] else { return }
    let maker = ThreadMaker(tid: tid, thread: thread)
    if let stop = arrivals.removeValue(forKey: child) {
      adopt(child, maker, stop)
    } else if threads[child] == nil {
      makers[child] = maker
    }
  }

  private mutating func adopt(_ tid: Int32, _ maker: ThreadMaker?, _ stop: ThreadStop) {
    let pid = maker?.process(of: tid) ?? Self.process(of: tid)
    var thread = TracedThread(pid: pid)
    if let maker {
      let parent = ProcThread(pid: maker.thread.pid, tid: UInt32(bitPattern: maker.tid))
      // A thread has the parent of its proc.
      thread.creator = maker.thread.pid == pid ? maker.thread.creator : parent
    }
    threads[tid] = thread
    if let maker, let call = maker.thread.call { tellBirth(tid, call, maker.cloneArguments) }
    goOn(tid, after: stop)
  }

  private mutating func handleCall(_ tid: Int32) {
    let stop = ck_trace_syscall(tid)
    switch Int(stop.kind) {
    case CK_STOP_ENTER: enter(tid, stop)
    case CK_STOP_EXIT: tellReturn(tid, stop.result)
    default: break
    }
  }

  private mutating func enter(_ tid: Int32, _ stop: ck_syscall_stop) {
    guard var thread = threads[tid] else { return }
    if thread.isGated {
      guard ExecCall(stop) != nil else { return }
      thread.isGated = false
    }
    let now = BootClock.now
    let proc = ProcThread(pid: thread.pid, tid: UInt32(bitPattern: tid))
    let cpu = thread.noteCPU(as: proc, keepsFile: threads.count <= Self.mostStatFiles)
    let memory = ThreadMemory(tid: tid)
    let socketCall = SocketCall(stop, in: memory)
    thread.call = CallRecord(
      header: header(.call, thread, tid, cpu: cpu, time: now), enter_time: now, result: 0,
      args: socketCall?.args ?? stop.args,
      number: socketCall?.number ?? UInt32(truncatingIfNeeded: stop.number), enter_tid: proc.tid,
      enter_cpu: cpu, flags: stop.is_compat ? CallFlags.compat.rawValue : 0, reserved: 0)
    thread.execPath = ExecCall(stop)?.path(in: memory)
    threads[tid] = thread
  }

  /// A thread that is not the leader takes over the leader's id when it executes, and everybody else is gone.
  private mutating func handleExecution(_ tid: Int32) {
    let former = Int32(truncatingIfNeeded: ck_trace_message(tid))
    guard former != tid, former > 0, var thread = threads.removeValue(forKey: former) else { return }
    thread.stat = nil
    threads[tid] = thread
  }

  private mutating func end(_ tid: Int32, _ waitStatus: Int32) {
    tellExit(tid, UInt32(bitPattern: waitStatus))
    threads[tid] = nil
    if tid == root { status = CommandStatus(waitStatus: waitStatus) }
    // Who waits for a maker that is gone waits in vain.
    let orphans = arrivals
    arrivals.removeAll()
    for (orphan, stop) in orphans { adopt(orphan, nil, stop) }
  }
}
