internal import Events
internal import State

/// Whom the ends of a connection belong to in the cluster.
///
/// The local end is that of the pod in which the event happened, where its addresses are known, and else that of `fd.lip`,
/// which has to guess from the addresses of the host.
extension FieldInfo {
  static let clusterAddresses: [FieldInfo] =
    ofEnd("client") { fd, _ in fd.clientAddress } + ofEnd("server") { fd, _ in fd.serverAddress }
    + ofEnd("local") { fd, machine in
      machine.isSourceOfPod(fd).map { $0 ? fd.source : fd.destination } ?? fd.localAddress(machine)
    }
    + ofEnd("remote") { fd, machine in
      machine.isSourceOfPod(fd).map { $0 ? fd.destination : fd.source } ?? fd.remoteAddress(machine)
    }

  /// The rows of one end.
  private static func ofEnd(_ end: String, _ find: @escaping AddressOfFD) -> [FieldInfo] {
    [
      ofHolder("k8s.\(end).pod.name", "Name of the pod that has the \(end) address.", find) {
        holder, machine in
        guard case .pod(let uid) = holder else { return nil }
        return machine.kubernetes.readPod(uid) { $0.name }
      },
      ofHolder(
        "k8s.\(end).ns.name", "Namespace of the pod or the service that has the \(end) address.", find
      ) { holder, machine in
        switch holder {
        case .node: return nil
        case .pod(let uid): return machine.kubernetes.readPod(uid) { $0.namespace }
        case .service(let uid): return machine.kubernetes.service(uid)?.namespace
        }
      },
      FieldInfo(
        "k8s.\(end).svc.name", .string,
        "Name of the service that has the \(end) address, or of those whose pods do.", .own
      ) { event, machine, scratch in
        guard let address = machine.address(event, find) else { return nil }
        let services = machine.kubernetes.services(at: address, at: event.timestamp)
        for service in services { machine.append(service.name, &scratch) }
        return services.isEmpty ? nil : .text
      },
      ofHolder(
        "k8s.\(end).node.name", "Name of the node that has the \(end) address, or runs the pod that does.",
        find
      ) { holder, machine in
        switch holder {
        case .node(let name): return name
        case .pod(let uid): return machine.kubernetes.readPod(uid) { $0.node == .empty ? nil : $0.node }
        case .service: return nil
        }
      },
    ]
  }

  private static func ofHolder(
    _ name: String, _ summary: String, _ find: @escaping AddressOfFD,
    extract: @escaping @Sendable (AddressHolder, borrowing Machine) -> StringID?
  ) -> FieldInfo {
    FieldInfo(name, .string, summary, .own) { event, machine, _ in
      guard let address = machine.address(event, find),
        let holder = machine.kubernetes.holder(of: address, at: event.timestamp)
      else { return nil }
      return extract(holder, machine).map { .name($0) }
    }
  }
}

extension Machine {
  fileprivate func address(_ event: EventView, _ find: FieldInfo.AddressOfFD) -> IPAddress? {
    guard let slot = threadUsingFD(event), let fd = eventFD(of: slot) else { return nil }
    return find(fd, self)
  }

  /// Whether the first end of a socket is the pod's own, and the other one is not; nil where that is not known.
  fileprivate func isSourceOfPod(_ fd: FDEntry) -> Bool? {
    guard fd.kind.isIPSocket else { return nil }
    return readPod { pod in
      let isSource = pod.addresses.contains(fd.source)
      return isSource == pod.addresses.contains(fd.destination) ? nil : isSource
    }
  }
}
