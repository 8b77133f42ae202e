internal import Events

/// Why a thread runs in a container.
public enum ThreadCategory: UInt8, Sendable {
  /// Not told: outside containers, or inside without a known first process.
  case none
  /// The container's first process, or below it.
  case container
  /// A command that looks whether the container is well, or below it.
  case healthcheck, livenessProbe, readinessProbe

  init(_ probe: HealthProbe.Kind) {
    switch probe {
    case .healthcheck: self = .healthcheck
    case .liveness: self = .livenessProbe
    case .readiness: self = .readinessProbe
    }
  }
}

extension Machine {
  /// Tells a container's own processes from those that probe it: a probe's command line is the configured
  /// one, and the container's first process is not among its ancestors.
  func category(of slot: ThreadSlot) -> ThreadCategory {
    let id = threads[slot].container
    guard id != .empty else { return threads[slot].category }
    if threads[slot].virtualProcess == 1 { return .container }
    if let parent = threads.slot(of: threads[slot].parent), threads[parent].category != .none {
      return threads[parent].category
    }
    guard let probe = probe(of: slot, in: id) else { return threads[slot].category }
    var isBelowFirst = false
    forEachAncestor(of: slot) { machine, ancestor in
      isBelowFirst =
        machine.threads[ancestor].virtualProcess == 1 && machine.threads[ancestor].container != .empty
      return !isBelowFirst
    }
    return isBelowFirst ? threads[slot].category : ThreadCategory(probe)
  }

  /// The probe of container `id` whose command line is that of the thread.
  private func probe(of slot: ThreadSlot, in id: StringID) -> HealthProbe.Kind? {
    guard containers.read(id, { $0.isComplete }) != false else { return nil }
    let arguments = strings[threads[slot].arguments]
    return firstProbe(of: id) {
      $0.executable == threads[slot].executable && isList(arguments, $0.arguments)
    }?.kind
  }

  /// The first probe of a container that is wanted: of those that its engine tells, and where it tells none of those of its
  /// pod.
  package func firstProbe(of id: StringID, where isWanted: (HealthProbe) -> Bool) -> HealthProbe? {
    let isTold = containers.read(id) { !$0.probes.isEmpty } == true
    if isTold { return containers.read(id) { $0.probes.first(where: isWanted) } ?? nil }
    return kubernetes.readPod(ofContainer: id) { pod in
      pod.probes.first { $0.container == id && isWanted($0.probe) }?.probe
    }
  }

  /// Whether a list of strings holds exactly `words`.
  private func isList(_ bytes: RawSpan, _ words: [StringID]) -> Bool {
    var list = StringList(bytes)
    for word in words {
      guard let element = list.next() else { return false }
      let expected = strings[word]
      guard element.byteCount == expected.byteCount else { return false }
      for index in 0..<element.byteCount
      where element.load(index, as: UInt8.self) != expected.load(index, as: UInt8.self) { return false }
    }
    return list.isAtEnd
  }
}
