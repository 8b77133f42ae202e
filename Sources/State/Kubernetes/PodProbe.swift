internal import Events

/// A command that Kubernetes runs in one of a pod's containers to see whether that is well, as the record of the pod tells.
package struct PodProbe: Equatable, Sendable {
  /// The short id of the container.
  package let container: StringID
  package let probe: HealthProbe

  /// The probes of the containers that were started. Those that are no commands, but requests, start no process.
  ///
  ///     "containers":[{"name":"web","livenessProbe":{"exec":{"command":["/bin/live","-v"]}},…}],
  ///     "containerStatuses":[{"name":"web","containerID":"containerd://…"}]
  static func all(
    of pod: JSONValue, _ document: borrowing JSONDocument, _ strings: inout StringPool
  ) -> [PodProbe] {
    var started: [[UInt8]: [UInt8]] = [:]
    document.forEachElement(of: document.member("containerStatuses", of: pod)) { document, status in
      guard started.count < KubernetesItem.longestList,
        let name = document.text(of: document.member("name", of: status)),
        let id = document.text(of: document.member("containerID", of: status)).flatMap(KubernetesItem.shortID)
      else { return }
      started[name] = id
    }
    var probes: [PodProbe] = []
    document.forEachElement(of: document.member("containers", of: pod)) { document, container in
      guard probes.count < KubernetesItem.longestList,
        let name = document.text(of: document.member("name", of: container)), let id = started[name]
      else { return }
      for kind in HealthProbe.Kind.allCases {
        guard let key = kind.podKey else { continue }
        let command = document.member(
          "command", of: document.member("exec", of: document.member(key, of: container)))
        guard let probe = HealthProbe(kind, command: command, of: document, &strings) else { continue }
        probes.append(PodProbe(container: strings.intern(id), probe: probe))
      }
    }
    return probes
  }
}

extension HealthProbe {
  /// - Parameter words: an executable and its arguments; nil where there are none.
  fileprivate init?(
    _ kind: Kind, command words: JSONValue?, of document: borrowing JSONDocument, _ strings: inout StringPool
  ) {
    var command: [StringID] = []
    document.forEachElement(of: words) { document, word in
      if let word = document.intern(word, in: &strings) { command.append(word) }
    }
    guard let executable = command.first else { return nil }
    self.init(kind: kind, executable: executable, arguments: Array(command.dropFirst()))
  }
}

extension HealthProbe.Kind {
  /// The member of a pod's containers that describes it; Kubernetes does not look at the healthchecks of images.
  fileprivate var podKey: StaticString? {
    switch self {
    case .healthcheck: nil
    case .liveness: "livenessProbe"
    case .readiness: "readinessProbe"
    }
  }
}
