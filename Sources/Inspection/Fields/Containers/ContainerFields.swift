internal import Events
internal import State

extension FieldClass {
  /// The container that the thread runs in.
  static let container = FieldClass(
    name: "container",
    summary:
      "The container in which the event happened; outside of containers its id, name and type are `host`.",
    fields: identity + settings + mounts + newer + labels)

  private static let identity: [FieldInfo] = [
    .ofPlace(
      "container.id", "Id of the container, of engines with long ids the first twelve digits, or `host`."
    ) {
      machine, id in id
    }.holding(.short),
    .ofPlace("container.name", "Name of the container, or `host`.") { machine, id in
      machine.containers.read(id) { $0.name == .empty ? nil : $0.name }
    },
    .ofContainerName(
      "container.image", "Image that the container was made from, as it was asked for.", \.image),
    .ofContainerName("container.image.id", "Id of the image.", \.imageID),
    FieldInfo("container.type", .string, "Engine that runs the container, or `host`.") {
      _, machine, scratch in
      guard let slot = machine.moment.thread else { return nil }
      let id = machine.threads[slot].container
      guard id != .empty else {
        scratch.text.append("host" as StaticString)
        return .text
      }
      guard let name = machine.containers.read(id, { $0.kind.name }) else { return nil }
      scratch.text.append(name)
      return .text
    }.having { Set(ContainerKind.allNames.map(\.description)).union(["host"]) },
    .ofContainer("container.privileged", .bool, "Whether the container runs with all privileges.") {
      container in
      container.kind.knowsPrivileges ? .bool(container.isPrivileged) : nil
    },
  ]

  private static let settings: [FieldInfo] = [
    .ofContainerName("container.image.repository", "Repository of the image: `nginx`.", \.imageRepository),
    .ofContainerName("container.image.tag", "Tag of the image: `latest`.", \.imageTag),
    .ofContainerName("container.image.digest", "Digest of the image in its registry.", \.imageDigest),
    .ofProbe("container.healthcheck", "Command that checks the container's health, or `NONE`.", .healthcheck),
    .ofProbe(
      "container.liveness_probe", "Command that probes whether the container lives, or `NONE`.", .liveness),
    .ofProbe(
      "container.readiness_probe", "Command that probes whether the container is ready, or `NONE`.",
      .readiness),
  ]

  private static let labels: [FieldInfo] = [
    .taking(.required, "container.label", .string, "One label of the container, by its name.", .own) {
      argument in
      let key = argument?.text ?? ""
      return .one { _, machine, _ in
        machine.containers.read(machine.container) { $0.labels.value(of: key, in: machine.strings) }
          .map(FieldValue.name)
      }
    },
    FieldInfo("container.labels", .string, "Labels of the container, each as name:value.", .own) {
      _, machine, scratch in
      let labels = machine.containers.read(machine.container) { $0.labels } ?? []
      machine.write(labels, &scratch)
      return labels.isEmpty ? nil : .text
    },
  ]

  /// What only newer libraries have.
  private static let newer: [FieldInfo] = [
    .ofPlace("container.full_id", "Whole id of the container, or `host`.", []) { machine, id in
      machine.containers.read(id) { $0.fullID == .empty ? nil : $0.fullID }
    }.holding(.whole),
    FieldInfo(
      "container.start_ts", .uint64,
      "When the first process of the container started, in nanoseconds since 1970.", []
    ) { _, machine, _ in
      machine.containerStart.map { .uint($0) }
    },
    FieldInfo(
      "container.duration", .relativeTime, "Nanoseconds since the first process of the container started.", []
    ) {
      event, machine, _ in
      machine.containerStart.map { .uint(event.timestamp.rawValue &- $0) }
    },
    FieldInfo("container.ip", .string, "Address of the container, of those in pods that of the pod.", []) {
      _, machine, scratch in
      machine.containers.read(machine.container) { scratch.write(addressOf: $0) }
    },
    .ofContainerName(
      "container.cni.json", "What the plugin said that connected the pod to the network, as JSON.",
      \.networkResult, []),
  ]
}

extension FieldInfo {
  /// The row of a field that is `host` outside of containers; missing where the extractor finds nothing.
  fileprivate static func ofPlace(
    _ name: String, _ summary: String, _ traits: Traits = .classic,
    extract: @escaping @Sendable (borrowing Machine, StringID) -> StringID?
  ) -> FieldInfo {
    FieldInfo(name, .string, summary, traits) { _, machine, scratch in
      guard let slot = machine.moment.thread else { return nil }
      let id = machine.threads[slot].container
      guard id == .empty else { return extract(machine, id).map(FieldValue.name) }
      scratch.text.append("host" as StaticString)
      return .text
    }
  }

  /// The row of a field that is read off the thread's container; missing outside of containers.
  fileprivate static func ofContainer(
    _ name: String, _ kind: FieldKind, _ summary: String, _ traits: Traits = .classic,
    extract: @escaping @Sendable (borrowing ContainerInfo) -> FieldValue?
  ) -> FieldInfo {
    FieldInfo(name, kind, summary, traits) { _, machine, _ in
      machine.containers.read(machine.container, extract)
    }
  }

  /// The row of a name that a container record may tell; missing where it is empty.
  fileprivate static func ofContainerName(
    _ name: String, _ summary: String, _ path: any (KeyPath<ContainerInfo, StringID> & Sendable),
    _ traits: Traits = .classic
  ) -> FieldInfo {
    .ofContainer(name, .string, summary, traits) { container in
      let value = container[keyPath: path]
      return value == .empty ? nil : .name(value)
    }
  }

  /// The row of a probe's command line.
  fileprivate static func ofProbe(_ name: String, _ summary: String, _ kind: HealthProbe.Kind) -> FieldInfo {
    FieldInfo(name, .string, summary) { _, machine, scratch in
      guard let probe = machine.firstProbe(of: machine.container, where: { $0.kind == kind }) else {
        guard machine.containers.read(machine.container, { _ in true }) == true else { return nil }
        scratch.text.append("NONE" as StaticString)
        return .text
      }
      scratch.text.append(machine.strings[probe.executable])
      for argument in probe.arguments {
        scratch.text.append(UInt8(ascii: " "))
        scratch.text.append(machine.strings[argument])
      }
      return .text
    }
  }
}

extension Machine {
  /// The id of the container that the event happened in; empty on the host, and where the thread is not
  /// known.
  var container: StringID {
    guard let slot = moment.thread else { return .empty }
    return threads[slot].container
  }

  /// When the container of the event's thread started: as writers told that know when its pid namespace began, or as its
  /// engine did, or when a first process was made above the thread; nil where it was there from the start.
  fileprivate var containerStart: UInt64? {
    guard let slot = moment.thread, threads[slot].container != .empty else { return nil }
    if threads[slot].namespaceStart != 0 { return threads[slot].namespaceStart }
    let told = containers.read(threads[slot].container) { $0.startedTime } ?? 0
    return told != 0 ? told : firstProcessTime(above: slot)
  }
}

extension FieldScratch {
  /// Writes the address of a container; nil where it is not known.
  mutating func write(addressOf container: borrowing ContainerInfo) -> FieldValue? {
    guard container.address != 0 else { return nil }
    text.append(IPAddress(v4: container.address))
    return .text
  }
}
