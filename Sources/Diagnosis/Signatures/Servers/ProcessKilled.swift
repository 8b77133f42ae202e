internal import Events
internal import Protocols

extension Signature {
  /// A server's process ends while somebody waits for its answer.
  static let processKilled = Signature("process-killed") { clues in
    let evidence = clues.evidence
    let cut = cutExchanges(evidence)
    return evidence.endings.indices.compactMap { place in
      let ending = evidence.endings[place]
      let victims = (cut[evidence[ending.actor].process] ?? []).map { evidence.exchanges.all[$0] }.filter {
        isCut($0.outcome, at: ending.at)
      }
      return victims.isEmpty ? nil : finding(place, victims, evidence)
    }
  }

  /// By process, the places of what servers left unanswered: looked for once, as there may be many endings and more
  /// exchanges. Name servers are left to those who know about names.
  private static func cutExchanges(_ evidence: Evidence) -> [ThreadID: [Int]] {
    var places: [ThreadID: [Int]] = [:]
    let all = evidence.exchanges.all
    for place in all.indices where all[place].side == .server && all[place].outcome.isCut {
      guard all[place].protocolName != .dns, all[place].request != nil else { continue }
      places[evidence[all[place].actor].process, default: []].append(place)
    }
    return places
  }

  private static func isCut(_ outcome: Exchange.Outcome, at instant: Instant) -> Bool {
    outcome == .unanswered(at: instant) || outcome == .cutShort(at: instant)
  }

  private static func finding(_ place: Int, _ victims: [Exchange], _ evidence: Evidence) -> Finding {
    let ending = evidence.endings[place]
    let server = evidence[ending.actor].title
    let clients = victims.compactMap { $0.otherEnd.flatMap { evidence.exchanges[$0] } }
    let asked = clients.first ?? victims[0]
    let who = clients.first.map { evidence[$0.actor].title } ?? "a client"
    let more = victims.count == 1 ? "" : " and \(victims.count - 1) more requests"
    let lost = clients.compactMap { client in
      client.ended.map { Finding.Proof($0, "\(evidence[client.actor].title) gets no answer") }
    }
    return Finding(
      "process-killed",
      "\(server) (process \(evidence[ending.actor].process.rawValue)) \(ending.manner) while \(who) waited for the answer to "
        + "`\(asked.request?.summary ?? "a request")`\(more).",
      evidence: victims.prefix(3).map {
        Finding.Proof($0.began, "\(server) gets \($0.request?.summary ?? "a request")")
      }
        + [Finding.Proof(ending.at, "\(server) \(ending.manner)")] + lost.prefix(3),
      nanoseconds: Evidence.union(
        (clients.isEmpty ? victims : clients).map { ($0.began, $0.ended ?? ending.at) }),
      confidence: .certain,
      wouldDecide: ending.signal == 9
        ? "who sent SIGKILL: the kernel's log tells of those that it killed for memory (dmesg, memory.events of the cgroup)"
        : nil,
      ruledOut: [
        Finding.Alternative("the network", "the connection ended because its process did"),
        Finding.Alternative(
          "a server that closes early", "the process did not close; the kernel did at its end"),
      ],
      remedies: ending.remedies(server),
      about: .exchange(asked.id),
      subjects: Set(
        [.ending(place)] + victims.map { .exchange($0.id) } + clients.map { .exchange($0.id) }))
  }
}

extension Exchange.Outcome {
  /// The answer never came, or not all of it.
  fileprivate var isCut: Bool {
    switch self {
    case .unanswered, .cutShort: true
    case .open, .answered, .failed: false
    }
  }
}

extension Ending {
  /// `was killed by SIGKILL`, `crashed (SIGSEGV)`, `ended by itself with status 1`.
  fileprivate var manner: String {
    guard signal > 0 else { return "ended by itself" + (code == 0 ? "" : " with status \(code)") }
    return isCrash ? "crashed (\(name))" : "was killed by \(name)"
  }

  /// The status that it gave itself.
  private var code: Int32 { (status ?? 0) >> 8 & 0xFF }

  /// Signals that a program gets for what it did.
  private var isCrash: Bool { [4, 5, 6, 7, 8, 11, 31].contains(signal) }

  private var name: String {
    switch signal {
    case 2: "SIGINT"
    case 3: "SIGQUIT"
    case 4: "SIGILL"
    case 6: "SIGABRT"
    case 7: "SIGBUS"
    case 8: "SIGFPE"
    case 9: "SIGKILL"
    case 11: "SIGSEGV"
    case 15: "SIGTERM"
    default: "signal \(signal)"
    }
  }

  fileprivate func remedies(_ server: String) -> [String] {
    if isCrash {
      return [
        "look at the core dump or the log of \(server): the request that it was serving brings it down",
        "let clients try again with another server",
      ]
    }
    if signal == 9 {
      return [
        "raise the memory limit of \(server) if it was out of memory, or let it need less",
        "if it was told to end: give it time behind SIGTERM to answer what it has (terminationGracePeriodSeconds)",
      ]
    }
    return [
      "let \(server) answer what it has begun before it ends (a graceful shutdown)",
      "let clients try again with another server",
    ]
  }
}
