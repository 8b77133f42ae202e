internal import Protocols

extension Signature {
  /// A server waits for its disk while it serves a request.
  static let slowDisk = Signature("slow-disk") { clues in
    let evidence = clues.evidence
    return SlowServer.all(in: clues) { $0.isMostly(.disk) }.map { finding($0, evidence) }
  }

  private static func finding(_ slow: SlowServer, _ evidence: Evidence) -> Finding {
    let (title, worst) = (slow.title(evidence), slow.worst)
    let waited = worst.nanoseconds(of: .disk)
    let call = worst.waits.first { $0.kind == .disk }?.object ?? "a call"
    return Finding(
      "slow-disk",
      "\(title) waited for its disk for \(slow.share(of: waited, evidence)): the longest was \(call).",
      evidence: slow.proofs(), nanoseconds: slow.nanoseconds, confidence: .certain,
      ruledOut: [
        Finding.Alternative("a sleep or a lock", "the thread was in calls on files"),
        Finding.Alternative(
          "the network",
          "the request had arrived" + (worst.isOpen ? "" : ", and the answer was written behind the disk")),
      ],
      remedies: [
        "see what else uses the disk, and what limits it (iostat -x, io.max or blkio limits of the container)",
        "sync less often where that may be (appendfsync everysec, group commit), or keep what is read in memory",
        "give \(title) a faster disk",
      ],
      about: slow.worst.subjects.first, subjects: slow.subjects)
  }
}
