internal import Events
internal import State

/// The container that holds the namespaces of a pod, and what it tells of the pod, as newer libraries have it.
extension FieldInfo {
  static let podSandbox: [FieldInfo] = [
    FieldInfo("k8s.pod.uid", .string, "Id of the pod, the same as k8s.pod.id.", []) { _, machine, _ in
      if let uid = machine.containers.read(machine.container, { $0.pod.uid }) { return .name(uid) }
      return machine.kubernetes.pod(ofContainer: machine.container).map { .name($0.uid) }
    },
    ofPodLabels("k8s.pod.sandbox_id", "First twelve digits of the id of the pod's sandbox.", \.sandbox)
      .holding(.short),
    ofPodLabels("k8s.pod.full_sandbox_id", "Whole id of the pod's sandbox.", \.sandboxFullID)
      .holding(.whole),
    FieldInfo("k8s.pod.ip", .string, "Address of the pod.", []) { _, machine, scratch in
      guard let container = machine.containers[machine.container], container.pod.sandbox != nil else {
        guard let address = machine.pod?.addresses.first else { return nil }
        scratch.text.append(address)
        return .text
      }
      // Records that tell what the network plugin said tell the address of the pod, too.
      if container.networkResult == .empty, let sandbox = machine.podSandbox {
        return scratch.write(addressOf: sandbox)
      }
      return scratch.write(addressOf: container)
    },
    FieldInfo(
      "k8s.pod.cni.json", .string, "What the plugin said that connected the pod to the network, as JSON.", []
    ) { _, machine, _ in
      guard let container = machine.containers[machine.container], container.pod.sandbox != nil else {
        return nil
      }
      let own = container.networkResult
      let result = own == .empty ? machine.podSandbox?.networkResult ?? .empty : own
      return result == .empty ? nil : .name(result)
    },
  ]

  private static func ofPodLabels(
    _ name: String, _ summary: String,
    _ path: any (KeyPath<ContainerInfo.PodLabels, StringID?> & Sendable)
  ) -> FieldInfo {
    FieldInfo(name, .string, summary, []) { _, machine, _ in
      machine.containers.read(machine.container) { $0.pod[keyPath: path] }.map { .name($0) }
    }
  }
}

extension Machine {
  /// The container that holds the namespaces of the pod; nil where none is known.
  var podSandbox: ContainerInfo? { containers.read(container) { $0.pod.sandbox }.flatMap { containers[$0] } }
}
