internal import Foundation

/// What a container's record needs to know of others: its image, the container whose network it uses, and the one that
/// holds its pod's namespaces. Each is asked for once, side by side; what cannot be had is left out.
final class ContainerRelations {
  private let container: InspectedContainer
  private let engine: RESTEngine
  private var image: InspectedImage?
  private var others: [String: InspectedContainer] = [:]
  private var sandbox: String?
  /// Labels of the pod that its sandbox does not have: Podman's.
  private var podLabels: [String: String] = [:]
  private var openCount = 0
  private var answer: (ContainerAnswer) -> Void = { _ in }

  init(of container: InspectedContainer, in engine: RESTEngine) {
    self.container = container
    self.engine = engine
    sandbox = container.config?.labels?[ContainerRecord.sandboxLabel]
  }

  /// Tells `answer` once, later.
  func find(_ answer: @escaping (ContainerAnswer) -> Void) {
    self.answer = answer
    openCount += 1
    let isPodman = engine.dialect == .podman
    if !isPodman, let image = container.image {
      get({ $0.image(image) }) { self.image = $0 }
    }
    for id in Set([container.hostConfig?.networkContainer, sandbox].compactMap(\.self)) { getContainer(id) }
    if isPodman, let pod = container.pod, !pod.isEmpty {
      get({ $0.pod(pod) }) { (pods: [ListedPod]) in
        guard let found = pods.first(where: { $0.id == pod }), let infra = found.infraID, !infra.isEmpty
        else {
          return
        }
        self.sandbox = infra
        self.podLabels = found.labels ?? [:]
        self.getContainer(infra)
      }
    }
    close()
  }

  private func getContainer(_ id: String) {
    guard id != container.id, others[id] == nil, id.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
      return
    }
    get({ $0.container(id) }) { self.others[id] = $0 }
  }

  private func get<Thing: Decodable>(
    _ path: @escaping (RESTDialect) -> String, _ found: @escaping (Thing) -> Void
  ) {
    openCount += 1
    engine.get(path) { [self] reply in
      if case .answered(200, let body, _) = reply,
        let thing = try? JSONDecoder().decode(Thing.self, from: Data(body))
      {
        found(thing)
      }
      close()
    }
  }

  private func close() {
    openCount -= 1
    guard openCount == 0 else { return }
    let holder = sandbox.flatMap { others[$0] }
    answer(.known(record(of: container), sandbox: holder.map(record)))
  }

  private func record(of container: InspectedContainer) -> ContainerRecord {
    let network = container.hostConfig?.networkContainer.flatMap { others[$0] }
    let image = container.id == self.container.id ? image : nil
    var record = ContainerRecord(container, kind: engine.dialect.kind, image: image, network: network)
    let labels = container.config?.labels ?? [:]
    let holder = sandbox.flatMap { others[$0] } ?? container
    let holderLabels = (holder.config?.labels ?? [:]).merging(podLabels) { own, _ in own }
    let key = "annotation." + ContainerRecord.appliedConfiguration
    if let json = labels[key] ?? holderLabels[key] {
      record.addProbes(appliedConfiguration: json, container: labels["io.kubernetes.container.name"])
    }
    if let sandbox {
      record.sandbox = sandbox
      record.isPodSandbox = container.id == sandbox
      record.sandboxLabels = ContainerRecord.kept(holderLabels)
      if record.isPodSandbox { record.labels = record.sandboxLabels }
      record.labels[ContainerRecord.sandboxLabel] = sandbox
    }
    if engine.dialect == .podman, let owner = engine.owner {
      record.labels["podman_owner_uid"] = String(owner)
    }
    return record
  }
}
