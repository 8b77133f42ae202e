internal import Events
internal import State

extension FieldClass {
  /// The pod that the thread's container belongs to, and what the pod belongs to.
  static let kubernetes = FieldClass(
    name: "k8s",
    summary:
      "The Kubernetes pod in which the event happened, from what the capture tells of containers and pods.",
    fields: pod + controllers + surroundings + FieldInfo.podSandbox + newerControllers
      + FieldInfo.clusterAddresses)

  private static let pod: [FieldInfo] = [
    .ofPod("k8s.pod.name", "Name of the pod.", label: \.name) { $0.name },
    .ofPod("k8s.pod.id", "Id of the pod.", label: \.uid) { $0.uid },
    .taking(.required, "k8s.pod.label", .string, "One label of the pod, by its name.") { argument in
      let key = argument?.text ?? ""
      return .one { _, machine, _ in
        if let value = machine.sandbox?.labels.value(of: key, in: machine.strings) { return .name(value) }
        return machine.pod?.labels.value(of: key, in: machine.strings).map(FieldValue.name)
      }
    },
    FieldInfo("k8s.pod.labels", .string, "Labels of the pod, each as name:value.") { _, machine, scratch in
      if let sandbox = machine.sandbox {
        machine.write(sandbox.labels, withInternal: false, &scratch)
        return .text
      }
      guard let pod = machine.pod else { return nil }
      machine.write(pod.labels, &scratch)
      return .text
    },
  ]

  private static let controllers: [FieldInfo] =
    rows(of: "k8s.rc", "replication controller", .first(.replicationController))
    + rows(of: "k8s.rs", "replica set", .first(.replicaSet))
    + rows(of: "k8s.deployment", "deployment", .first(.deployment))

  private static let surroundings: [FieldInfo] =
    rows(of: "k8s.svc", "services", .every(.service))
    + [
      .ofPod("k8s.ns.name", "Name of the pod's namespace.", label: \.namespace) { $0.namespace }
    ] + rows(of: "k8s.ns", "namespace", .namespace).dropFirst()

  private static let newerControllers: [FieldInfo] =
    rows(of: "k8s.sts", "stateful set", .first(.statefulSet), .own)
    + rows(of: "k8s.ds", "daemon set", .first(.daemonSet), .own)
    + rows(of: "k8s.job", "job", .first(.job), .own)
    + rows(of: "k8s.cronjob", "cron job", .first(.cronJob), .own) + [
      FieldInfo("k8s.node.name", .string, "Name of the node that runs the pod.", .own) { _, machine, _ in
        machine.readPod { $0.node == .empty ? nil : .name($0.node) }
      }
    ]

  /// The rows of what a pod belongs to.
  private static func rows(
    of prefix: String, _ noun: String, _ relation: PodRelation, _ traits: FieldInfo.Traits = .classic
  ) -> [FieldInfo] {
    [
      .ofRelated("\(prefix).name", "Name of the pod's \(noun).", relation, traits) { $0.name },
      .ofRelated("\(prefix).id", "Id of the pod's \(noun).", relation, traits) { $0.uid },
      .taking(.required, "\(prefix).label", .string, "One label of the pod's \(noun), by its name.", traits) {
        argument in
        let key = argument?.text ?? ""
        return .one { _, machine, scratch in
          var isFound = false
          for object in machine.related(relation) {
            guard let value = object.labels.value(of: key, in: machine.strings) else { continue }
            machine.append(value, &scratch)
            isFound = true
          }
          return isFound && !(relation.isList && scratch.text.isEmpty) ? .text : nil
        }
      },
      FieldInfo("\(prefix).labels", .string, "Labels of the pod's \(noun), each as name:value.", traits) {
        _, machine, scratch in
        let objects = machine.related(relation)
        for object in objects { machine.write(object.labels, &scratch) }
        return objects.isEmpty ? nil : .text
      },
    ]
  }
}

/// How an object is found from a pod.
private enum PodRelation: Sendable {
  /// The first, or every, object of a kind that the pod belongs to.
  case first(KubernetesKind)
  case every(KubernetesKind)
  /// The namespace that the pod names.
  case namespace

  /// There may be several: empty values of theirs cannot be told from none.
  var isList: Bool {
    if case .every = self { true } else { false }
  }
}

extension FieldInfo {
  /// The row of a field that a label of the container tells, or else the pod itself.
  fileprivate static func ofPod(
    _ name: String, _ summary: String,
    label: any (KeyPath<ContainerInfo.PodLabels, StringID?> & Sendable),
    extract: @escaping @Sendable (borrowing KubernetesObject) -> StringID
  ) -> FieldInfo {
    FieldInfo(name, .string, summary) { _, machine, _ in
      let id = machine.container
      if let value = machine.containers.read(id, { $0.pod[keyPath: label] }) { return .name(value) }
      return machine.readPod { .name(extract($0)) }
    }
  }

  /// The row of a field that is read off what a pod belongs to, with a comma between several.
  fileprivate static func ofRelated(
    _ name: String, _ summary: String, _ relation: PodRelation, _ traits: Traits,
    extract: @escaping @Sendable (KubernetesObject) -> StringID
  ) -> FieldInfo {
    FieldInfo(name, .string, summary, traits) { _, machine, scratch in
      let objects = machine.related(relation)
      for object in objects { machine.append(extract(object), &scratch) }
      return objects.isEmpty ? nil : .text
    }
  }
}

extension Machine {
  /// The pod that the event happened in, by its container or by the label that this has.
  var pod: KubernetesObject? {
    kubernetes.pod(ofContainer: container)
      ?? containers.read(container) { $0.pod.uid }.flatMap { kubernetes.pod($0) }
  }

  /// One thing that is known of that pod, without copying the rest.
  func readPod<Value>(_ body: (borrowing KubernetesObject) -> Value?) -> Value? {
    let id = container
    return kubernetes.readPod(ofContainer: id, body)
      ?? containers.read(id) { $0.pod.uid }.flatMap { kubernetes.readPod($0, body) }
  }

  /// The container that holds the namespaces of the pod, whose labels are the pod's; nil where it has none.
  fileprivate var sandbox: ContainerInfo? {
    guard let sandbox = podSandbox, !sandbox.labels.isEmpty else { return nil }
    return sandbox
  }

  fileprivate func related(_ relation: PodRelation) -> [KubernetesObject] {
    guard let pod else { return [] }
    switch relation {
    case .first(let kind): return Array(kubernetes.owners(kind, of: pod).prefix(1))
    case .every(let kind): return kubernetes.owners(kind, of: pod)
    case .namespace: return kubernetes.namespace(pod.namespace).map { [$0] } ?? []
    }
  }

  /// Writes a value behind those that are there already.
  func append(_ value: StringID, _ scratch: inout FieldScratch) {
    if !scratch.text.isEmpty { scratch.text.append(", " as StaticString) }
    scratch.text.append(strings[value])
  }

  /// Writes labels as `name:value`, a comma between.
  ///
  /// - Parameter withInternal: also those that Kubernetes puts onto containers for itself.
  func write(_ labels: [Label], withInternal: Bool = true, _ scratch: inout FieldScratch) {
    for label in labels {
      let key = strings[label.key]
      if !withInternal, InternalLabels.prefixes.contains(where: { key.starts($0.rawSpan) }) { continue }
      append(label.key, &scratch)
      guard label.value != .empty else { continue }
      scratch.text.append(UInt8(ascii: ":"))
      scratch.text.append(strings[label.value])
    }
  }
}

/// What Kubernetes puts onto containers for itself begins so.
private enum InternalLabels {
  static let prefixes = [Array("annotation.".utf8), Array("io.kubernetes.".utf8)]
}
