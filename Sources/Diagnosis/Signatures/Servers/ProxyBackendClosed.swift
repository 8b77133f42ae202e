internal import Events
internal import Protocols

extension Signature {
  /// A proxy says 502: its backend took the request and closed the connection before it had answered.
  static let proxyBackendClosed = Signature("proxy-backend-closed") { clues in
    let clues = copy clues
    let failures = clues.evidence.exchanges.all.compactMap { BackendFailure($0, clues) }
    return failures.inOrder { $0.backend?.flow.remote ?? $0.front.flow.remote }.map {
      finding($0, clues.evidence)
    }
  }

  private static func finding(_ failures: [BackendFailure], _ evidence: Evidence) -> Finding {
    let first = failures[0]
    let request = first.front.request?.summary ?? "a request"
    let proxy =
      first.front.side == .server ? evidence[first.front.actor].title : first.front.flow.remoteText
    let times = failures.count == 1 ? "" : ", \(failures.count) times"
    let backend = first.backend.map { backend in
      let server = backend.otherEnd.flatMap { evidence.exchanges[$0] }.map {
        " (\(evidence[$0.actor].title))"
      }
      return
        "its backend \(backend.flow.remoteText)\(server ?? "") took the request and closed the connection without an answer"
    }
    return Finding(
      "proxy-backend-closed",
      "\(proxy) answered `\(request)` with 502\(times): \(backend ?? "a backend behind it gave it no answer").",
      evidence: failures.prefix(3).flatMap { $0.proofs(evidence) },
      nanoseconds: Evidence.union(failures.map { ($0.front.began, $0.front.ended ?? $0.front.began) }),
      confidence: first.backend == nil ? .possible : .certain,
      wouldDecide: first.backend == nil
        ? "a recording on the host of \(proxy): whether its backend refused, timed out or closed" : nil,
      ruledOut: first.backend == nil
        ? []
        : [
          Finding.Alternative(
            "a backend that is down", "the connection to it was made, and the request was sent"),
          Finding.Alternative(
            "a backend that is slow", "it closed the connection; the proxy did not give up"),
        ],
      remedies: [
        "look at the backend's log at that time: why did it close?",
        "if it closes connections that rest: let the proxy's keep-alive be shorter than the backend's",
        "let the proxy ask the next backend (proxy_next_upstream, option redispatch and retries)",
      ],
      about: .exchange(first.front.id), subjects: Set(failures.flatMap(\.subjects)))
  }
}

/// An answer 502, and the exchange behind it that failed.
private struct BackendFailure {
  /// Between the client and the proxy, as the proxy saw it where it was recorded.
  let front: Exchange
  /// Between the proxy and its backend; nil where the proxy was not recorded.
  let backend: Exchange?
  private let otherEnds: [ExchangeID]

  init?(_ exchange: Exchange, _ clues: Clues) {
    guard case .http(let head) = exchange.response?.detail, head.status == 502,
      exchange.side == .server || exchange.otherEnd == nil, let answered = exchange.responseBegan
    else { return nil }
    front = exchange
    backend = clues.asked(for: exchange.id).last { asked in
      switch asked.outcome {
      case .unanswered(let at), .cutShort(let at), .failed(_, let at): at < answered
      case .open, .answered: false
      }
    }
    // What else a proxy that was recorded stumbled over is not this.
    if exchange.side == .server, backend == nil { return nil }
    otherEnds = [exchange.otherEnd, backend?.otherEnd].compactMap(\.self)
  }

  var subjects: [Finding.Subject] {
    [.exchange(front.id)] + (backend.map { [.exchange($0.id)] } ?? []) + otherEnds.map { .exchange($0) }
  }

  func proofs(_ evidence: Evidence) -> [Finding.Proof] {
    var proofs: [Finding.Proof] = []
    if let backend, let ended = backend.ended {
      proofs.append(
        Finding.Proof(backend.began, "\(evidence[backend.actor].title) asks \(backend.flow.remoteText)"))
      proofs.append(
        Finding.Proof(
          ended, "the backend has closed after \(TimeText.short(ended.nanoseconds(since: backend.began)))"))
    }
    if let answered = front.responseBegan {
      proofs.append(Finding.Proof(answered, "the answer: \(front.response?.summary ?? "502")"))
    }
    return proofs
  }
}
