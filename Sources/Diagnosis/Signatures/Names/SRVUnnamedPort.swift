internal import Events
internal import Protocols

extension Signature {
  /// There is no SRV record for a port of a Service that exists: the port has another name, or none.
  static let srvUnnamedPort = Signature("srv-unnamed-port") { clues in
    let known = SRVUnnamedPort.known(clues)
    return LookupGroup.faults(of: clues) { _, lookup in
      SRVUnnamedPort.service(lookup, known).map { service in
        (key: service.name, nanoseconds: lookup.nanoseconds, fault: service)
      }
    }
    .map { SRVUnnamedPort.finding(clues, $0) }
  }
}

private enum SRVUnnamedPort {
  /// A Service that exists: its name, and the message that was answered with an address.
  struct Service {
    let name: String
    let proof: Lookup.Attempt
  }

  /// The names that some look-up found something for.
  static func known(_ clues: borrowing Clues) -> [String: Lookup.Attempt] {
    var known: [String: Lookup.Attempt] = [:]
    for candidate in clues.evidence.lookups.lazy.flatMap(\.candidates) where known[candidate.name] == nil {
      known[candidate.name] = candidate.attempts.first { $0.answerCount > 0 }
    }
    return known
  }

  /// The Service itself, which has addresses; nil where the look-up was for something else.
  static func service(_ lookup: Lookup, _ known: [String: Lookup.Attempt]) -> Service? {
    guard !lookup.isFound, lookup.candidates.contains(where: \.isDenied) else { return nil }
    for candidate in lookup.candidates {
      let labels = candidate.name.split(separator: ".")
      guard labels.count > 3, labels[0].hasPrefix("_"), labels[1] == "_tcp" || labels[1] == "_udp",
        labels.contains("svc"), candidate.questions.contains(where: { $0.type == .srv })
      else { continue }
      let service = labels.dropFirst(2).joined(separator: ".") + "."
      if let proof = known[service] { return Service(name: service, proof: proof) }
    }
    return nil
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<String, Service>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let port = lookup.name.split(separator: ".").first.map { String($0.dropFirst()) } ?? ""
    let service = String(group.key.dropLast())
    let proof = group.fault.proof.answered
    return Finding(
      "srv-unnamed-port",
      "\(clues.title(of: group.worst)) found no `\(lookup.name)`\(group.others): `\(service)` itself exists, and has no port "
        + "with the name `\(port)`; ports without a name have no SRV record.",
      evidence: (lookup.proofs + (proof.map { [Finding.Proof($0, "`\(service)` has an address")] } ?? []))
        .sorted {
          $0.at < $1.at
        },
      nanoseconds: group.nanoseconds, confidence: .likely,
      wouldDecide: "the names of the ports in the Service `\(service)`",
      ruledOut: [
        Finding.Alternative(
          "a Service that does not exist", "its name has an address, as event \(proof?.event ?? 0) shows")
      ],
      remedies: [
        "give the port of the Service the name `\(port)`",
        "or ask for the address, and take the port from the configuration",
      ], about: group.subject, subjects: group.subjects)
  }
}
