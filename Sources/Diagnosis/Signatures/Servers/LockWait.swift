internal import Events
internal import Protocols

extension Signature {
  /// The thread that has a request waits for another one, which holds a lock or is to wake it.
  static let lockWait = Signature.ofServers(waitingFor: .lock, "lock-wait") { server in
    let thread = server.worst.server?.thread.rawValue ?? 0
    return server.finding(
      "Thread \(thread) of \(server.title) waited in \(server.call) for \(server.share): for another thread, "
        + "which held a lock or had something to do first.",
      .likely,
      wouldDecide: "what the thread waits for: its stack at that time (gdb -p, or bpftrace on futex)",
      ruledOut: [
        Finding.Alternative(
          "a sleep on purpose, or a disk", "the thread was in \(server.call) all the time"),
        Finding.Alternative("the network", "the request had arrived before the thread began to wait"),
      ],
      remedies: [
        "hold the lock for a shorter time: no slow work, sleep or I/O of \(server.title) while it is held",
        "or let requests that only read go on beside it (a read lock, a copy)",
      ])
  }
}
