internal import Protocols

extension Signature {
  /// Servers that have a request and wait, for more than half of its time, for one kind of thing.
  ///
  /// - Parameter finding: what is said of each.
  static func ofServers(
    waitingFor kind: Wait.Kind, _ name: String, _ finding: @escaping @Sendable (WaitingServer) -> Finding
  ) -> Signature {
    Signature(name) { clues in
      let evidence = clues.evidence
      return SlowServer.all(in: clues) { $0.isMostly(kind) }.map {
        finding(WaitingServer(name, kind, $0, evidence))
      }
    }
  }
}

/// A slow server that mostly waited for one kind of thing, as it is told of.
struct WaitingServer {
  private let signature: String
  private let slow: SlowServer
  /// Who it is.
  let title: String
  /// `2.00 s of the 2.01 s that curl waited for GET /`.
  let share: String
  /// What its thread was in.
  let call: String

  fileprivate init(_ signature: String, _ kind: Wait.Kind, _ slow: SlowServer, _ evidence: Evidence) {
    (self.signature, self.slow) = (signature, slow)
    title = slow.title(evidence)
    share = slow.share(of: slow.worst.nanoseconds(of: kind), evidence)
    call = slow.worst.waits.first { $0.kind == kind }?.object ?? "a call"
  }

  var worst: SlowAnswer { slow.worst }

  /// - Parameter wait: what the answer came behind, if it came.
  func networkIsRuledOut(behind wait: String) -> Finding.Alternative {
    Finding.Alternative(
      "the network",
      "the request had arrived" + (worst.isOpen ? "" : ", and the answer was written behind \(wait)"))
  }

  func finding(
    _ cause: String, _ confidence: Confidence, wouldDecide: String? = nil,
    ruledOut: [Finding.Alternative], remedies: [String]
  ) -> Finding {
    Finding(
      signature, cause, evidence: slow.proofs(), nanoseconds: slow.nanoseconds, confidence: confidence,
      wouldDecide: wouldDecide, ruledOut: ruledOut, remedies: remedies, about: worst.subjects.first,
      subjects: slow.subjects)
  }
}
