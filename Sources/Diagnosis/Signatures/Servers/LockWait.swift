internal import Events
internal import Protocols

extension Signature {
  /// The thread that has a request waits for another one, which holds a lock or is to wake it.
  static let lockWait = Signature("lock-wait") { clues in
    let evidence = clues.evidence
    return SlowServer.all(in: clues) { $0.isMostly(.lock) }.map { finding($0, evidence) }
  }

  private static func finding(_ slow: SlowServer, _ evidence: Evidence) -> Finding {
    let (title, worst) = (slow.title(evidence), slow.worst)
    let waited = worst.nanoseconds(of: .lock)
    let call = worst.waits.first { $0.kind == .lock }?.object ?? "futex"
    let thread = worst.server?.thread.rawValue ?? 0
    return Finding(
      "lock-wait",
      "Thread \(thread) of \(title) waited in \(call) for \(slow.share(of: waited, evidence)): for another thread, "
        + "which held a lock or had something to do first.",
      evidence: slow.proofs(), nanoseconds: slow.nanoseconds, confidence: .likely,
      wouldDecide: "what the thread waits for: its stack at that time (gdb -p, or bpftrace on futex)",
      ruledOut: [
        Finding.Alternative("a sleep on purpose, or a disk", "the thread was in \(call) all the time"),
        Finding.Alternative("the network", "the request had arrived before the thread began to wait"),
      ],
      remedies: [
        "hold the lock for a shorter time: no slow work, sleep or I/O of \(title) while it is held",
        "or let requests that only read go on beside it (a read lock, a copy)",
      ],
      about: slow.worst.subjects.first, subjects: slow.subjects)
  }
}
