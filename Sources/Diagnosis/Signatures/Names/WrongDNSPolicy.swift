internal import Events
internal import Protocols

extension Signature {
  /// A name of a Service is asked of a server outside of the cluster, as resolv.conf is that of the node.
  static let wrongDNSPolicy = Signature("wrong-dns-policy") { clues in
    LookupGroup.groups(of: clues) { _, lookup in
      WrongDNSPolicy.isOutside(lookup) ? (key: lookup.servers, nanoseconds: lookup.nanoseconds) : nil
    }
    .map { WrongDNSPolicy.finding(clues, $0) }
  }
}

private enum WrongDNSPolicy {
  /// The name has the form of a Service's, is denied, and the search list is none that a cluster gives.
  static func isOutside(_ lookup: Lookup) -> Bool {
    guard let configuration = lookup.configuration, !lookup.isFound else { return false }
    let labels = lookup.name.split(separator: ".")
    guard labels.dropFirst(2).contains("svc"),
      !configuration.search.contains(where: { $0.split(separator: ".").contains("svc") })
    else { return false }
    return lookup.candidates.contains(where: \.isDenied)
  }

  static func finding(_ clues: borrowing Clues, _ group: LookupGroup<[Endpoint], Void>) -> Finding {
    let lookup = clues.evidence.lookups[group.worst]
    let servers = group.key.map(\.description).joined(separator: " and ")
    let search = lookup.configuration?.search ?? []
    let list = search.isEmpty ? "empty" : search.joined(separator: " ")
    return Finding(
      "wrong-dns-policy",
      "\(clues.title(of: group.worst)) found no `\(lookup.name)`\(group.others): it asks \(servers), which says NXDOMAIN, and "
        + "its resolv.conf is not a cluster's: the search list is \(list), without a suffix of Services.",
      evidence: lookup.proofs, nanoseconds: group.nanoseconds, confidence: .likely,
      wouldDecide: "the pod's `dnsPolicy` and `hostNetwork`, and the address of the cluster's DNS Service",
      ruledOut: [
        Finding.Alternative(
          "a Service that does not exist",
          "a server of the cluster would have to say so, and a kubelet that names one gives its suffixes as well"
        )
      ],
      remedies: [
        "set `dnsPolicy: ClusterFirst` for the pod; with `hostNetwork`, `ClusterFirstWithHostNet`",
        "or let \(servers) forward names of the cluster to the cluster's DNS server",
      ], about: group.subject, subjects: group.subjects)
  }
}
