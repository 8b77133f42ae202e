internal import Protocols

extension Signature {
  /// A server is slow, and the capture does not show why.
  static let slowServer = Signature("slow-server") { clues in
    let evidence = clues.evidence
    return SlowServer.all(in: clues) { $0.isServersOwn }.map { finding($0, evidence) }
  }

  private static func finding(_ slow: SlowServer, _ evidence: Evidence) -> Finding {
    let (title, worst) = (slow.title(evidence), slow.worst)
    let who = worst.client.map { evidence[$0.actor].title } ?? "A client"
    let more = slow.answers.count == 1 ? "" : " (and \(slow.answers.count - 1) more like it)"
    let isSeen = worst.server != nil
    return Finding(
      "slow-server",
      "\(who) waited \(TimeText.short(worst.nanoseconds)) for the answer of \(title) to `\(worst.request)`\(more); "
        + (isSeen
          ? "\(title) had the request, and no wait of its thread accounts for it."
          : "what the server did is not in this capture."),
      evidence: slow.proofs(), nanoseconds: slow.nanoseconds, confidence: isSeen ? .likely : .certain,
      wouldDecide: isSeen
        ? "where \(title) spends its time: a profile of it (perf record -g -p)"
        : "a recording on the host of \(title): whether it worked, slept, or waited for a lock, a disk or others",
      ruledOut: [
        Finding.Alternative("a name look-up or the connection", "both were over when the request was sent")
      ],
      remedies: ["record the server at the same time: trowel --pid PID -zw server.scap"],
      about: slow.worst.subjects.first, subjects: slow.subjects)
  }
}
