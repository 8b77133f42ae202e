internal import Protocols

extension Signature {
  /// A server has the request, and its thread sleeps on purpose before it answers.
  static let serverSleeps = Signature("server-sleeps") { clues in
    let evidence = clues.evidence
    return SlowServer.all(in: clues) { $0.isMostly(.sleep) }.map { finding($0, evidence) }
  }

  private static func finding(_ slow: SlowServer, _ evidence: Evidence) -> Finding {
    let (title, worst) = (slow.title(evidence), slow.worst)
    let slept = worst.nanoseconds(of: .sleep)
    let call = worst.waits.first { $0.kind == .sleep }?.object ?? "a call"
    return Finding(
      "server-sleeps",
      "\(title) slept for \(slow.share(of: slept, evidence)): its thread had the request, and was in \(call).",
      evidence: slow.proofs(), nanoseconds: slow.nanoseconds, confidence: .certain,
      ruledOut: [
        Finding.Alternative("a lock or a disk", "the thread asked for a pause, and for nothing else"),
        Finding.Alternative(
          "the network",
          "the request had arrived" + (worst.isOpen ? "" : ", and the answer was written behind the sleep")),
      ],
      remedies: [
        "look in the code of \(title) for a sleep, a back-off or a rate limit on the way of `\(worst.request)`",
        "wait for the event itself where it waits for time to pass",
      ],
      about: slow.worst.subjects.first, subjects: slow.subjects)
  }
}
