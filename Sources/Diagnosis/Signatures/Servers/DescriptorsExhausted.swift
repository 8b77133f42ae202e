internal import Events
internal import Protocols

extension Signature {
  /// A process has as many descriptors as it may have: it cannot accept, open, or make a socket.
  static let descriptorsExhausted = Signature("descriptors-exhausted") { clues in
    let evidence = clues.evidence
    let failed = evidence.failedCalls.indices.filter {
      let errno = evidence.failedCalls[$0].errno
      return errno == Errno.tooManyOpen || errno == Errno.tooManyInSystem
    }
    return failed.inOrder { evidence[evidence.failedCalls[$0].actor].process }.map { finding($0, evidence) }
  }

  private static func finding(_ places: [Int], _ evidence: Evidence) -> Finding {
    let failed = places.map { evidence.failedCalls[$0] }
    let (first, last) = (failed[0], failed[failed.count - 1])
    let title = evidence[first.actor].title
    let kept = KeptWaiting(failed, evidence)
    let isSystem = first.errno == Errno.tooManyInSystem
    let whose = isSystem ? "the system has" : "it has"
    let consequence =
      kept.exchanges.isEmpty
      ? "" : ", while \(kept.exchanges.count) requests to it waited up to \(TimeText.short(kept.longest))"
    return Finding(
      "descriptors-exhausted",
      "\(title) could not \(calls(failed)): \(whose) as many open "
        + "descriptors as it may (\(isSystem ? "ENFILE" : "EMFILE"))\(consequence).",
      evidence: failed.prefix(6).map { Finding.Proof($0.at, "\($0.call): \(Errno.text($0.errno))") }
        + (failed.count > 6
          ? [Finding.Proof(last.at, "\(last.call): \(Errno.text(last.errno)), the last")] : []),
      nanoseconds: kept.nanoseconds, confidence: .certain,
      ruledOut: [
        Finding.Alternative("a server that is slow or down", "the kernel turned its own call down"),
        Finding.Alternative(
          "ports that have run out", "that gives EADDRNOTAVAIL, when a connection is made"),
      ],
      remedies: [
        isSystem
          ? "raise fs.file-max"
          : "raise the limit of open files of \(title) (\(settings(evidence[first.actor])))",
        "see whether it leaks descriptors: ls /proc/\(evidence[first.actor].process.rawValue)/fd",
        "keep fewer connections open, or let them rest for a shorter time",
      ],
      subjects: Set(places.map { .failedCall($0) } + kept.subjects))
  }
}

extension Signature {
  /// `accept 3 times and open once`
  private static func calls(_ failed: [FailedCall]) -> String {
    failed.inOrder(by: \.call).map { alike in
      "\(alike[0].call) \(alike.count == 1 ? "once" : "\(alike.count) times")"
    }.joined(separator: " and ")
  }

  /// Where the limit of a program is set.
  private static func settings(_ actor: Actor) -> String {
    let own = ["nginx": "worker_rlimit_nofile", "haproxy": "maxconn", "redis-server": "maxclients"]
    return (["ulimit -n", "LimitNOFILE="] + [own[actor.name]].compactMap(\.self)).joined(separator: ", ")
  }
}

/// Requests to a server that could not accept for a while.
private struct KeptWaiting {
  private(set) var exchanges: [Exchange] = []
  private(set) var longest: UInt64 = 0
  private(set) var nanoseconds: UInt64 = 0
  private(set) var subjects: [Finding.Subject] = []

  /// - Parameter failed: the failed calls of one process, in order.
  init(_ failed: [FailedCall], _ evidence: Evidence) {
    let accepts = failed.filter { $0.call.hasPrefix("accept") }
    guard let first = accepts.first, let last = accepts.last else { return }
    let process = evidence[first.actor].process
    let addresses = Set(
      evidence.connectings.compactMap { connecting in
        connecting.accepted.map { evidence[$0.actor].process == process } == true
          ? connecting.flow.remote : nil
      })
    var stretches: [(began: Instant, ended: Instant)] = []
    for exchange in evidence.exchanges.all
    where exchange.side == .client && exchange.flow.remote.map(addresses.contains) == true {
      let answered = exchange.responseBegan ?? exchange.ended ?? last.at
      guard exchange.began < last.at, first.at < answered else { continue }
      let waited = answered.nanoseconds(since: exchange.began)
      subjects.append(.exchange(exchange.id))
      if let other = exchange.otherEnd { subjects.append(.exchange(other)) }
      guard waited >= Thresholds.remarkable else { continue }
      exchanges.append(exchange)
      stretches.append((exchange.began, answered))
      longest = max(longest, waited)
    }
    nanoseconds = Evidence.union(stretches)
  }
}
