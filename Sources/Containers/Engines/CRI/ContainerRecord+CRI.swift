internal import Events

extension ContainerRecord {
  /// - Parameters:
  ///   - status: of a container, not of a sandbox.
  ///   - info: what the same answer holds beside it.
  init(_ status: CRIContainerStatus, _ info: CRIContainerInfo, kind: Kind) {
    self.init(fullID: status.id, kind: kind, name: status.name)
    image = Self.image(of: status, info)
    isPrivileged = info.isPrivileged
    createdTime = status.createdAt / 1_000_000_000
    startedTime = status.startedAt
    isPartial = startedTime == 0
    labels = Self.kept(status.labels)
    mounts = status.mounts.map(Mount.init)
    limits = info.runtimeSpec?.linux?.resources.map { Limits($0) } ?? Limits(status.resources)
    sandbox = info.sandboxID
  }

  /// The sandbox of a pod, which has no image that is told.
  init(_ status: CRIPodSandboxStatus, _ info: CRISandboxInfo, kind: Kind) {
    self.init(fullID: status.id, kind: kind, name: status.name)
    isPodSandbox = true
    createdTime = status.createdAt / 1_000_000_000
    labels = Self.kept(status.labels)
    labels["io.kubernetes.pod.name"] = status.name
    labels["io.kubernetes.pod.namespace"] = status.namespace
    labels["io.kubernetes.pod.uid"] = status.uid
    sandbox = status.id
    join(status, info)
  }

  /// Takes over what belongs to a pod as a whole from its sandbox.
  mutating func join(_ pod: CRIPodSandboxStatus, _ info: CRISandboxInfo) {
    sandboxLabels = Self.kept(pod.labels)
    networkResult = info.networkResult
    labels[Self.sandboxLabel] = pod.id
    if !pod.isInHostNetwork { address = pod.addresses.first { IPAddress($0)?.v4 != nil } }
    if let json = pod.annotations[Self.appliedConfiguration] {
      addProbes(appliedConfiguration: json, container: labels["io.kubernetes.container.name"])
    }
  }

  private static func image(of status: CRIContainerStatus, _ info: CRIContainerInfo) -> ImageName {
    let annotations = info.runtimeSpec?.annotations ?? [:]
    let told = [
      status.image, annotations["io.kubernetes.cri.image-name"],
      annotations["io.kubernetes.cri-o.ImageName"],
    ].compactMap(\.self)
    // What was asked for by an id may still have a name.
    let reference = told.first { !$0.isEmpty && hashed($0) == nil } ?? told[0]
    let ids = [info.config?.image?.image ?? "", status.imageID, status.imageRef]
    var image = ImageName(reference: reference, id: ids.lazy.compactMap(hashed).first ?? "")
    // Of an image that came from a registry it is the digest there, of another the id.
    if let digest = hashed(status.imageRef.split(separator: "@").last.map(String.init) ?? "") {
      image.digest = "sha256:" + digest
    }
    return image
  }

  /// The 64 digits of `sha256:…`, or of an id alone; nil for a name.
  private static func hashed(_ text: String) -> String? {
    let prefix = "sha256:"
    let digits = text.hasPrefix(prefix) ? text.dropFirst(prefix.count) : text[...]
    return digits.utf8.count == 64 && digits.allSatisfy { $0.isASCII && $0.isHexDigit } ? String(digits) : nil
  }
}

extension ContainerRecord.Mount {
  /// As mount(8) calls them.
  private static let propagations: [Int64: String] = [0: "private", 1: "rslave", 2: "rshared"]

  fileprivate init(_ mount: CRIMount) {
    self.init(
      source: mount.hostPath, destination: mount.containerPath, mode: "", isWritable: !mount.isReadOnly,
      propagation: Self.propagations[mount.propagation] ?? "unknown")
  }
}

extension ContainerRecord.Limits {
  fileprivate init(_ resources: CRIContainerInfo.RuntimeSpec.Resources) {
    memory = resources.memory?.limit ?? 0
    swap = resources.memory?.swap ?? memory
    cpuShares = resources.cpu?.shares ?? cpuShares
    cpuQuota = resources.cpu?.quota ?? cpuQuota
    cpuPeriod = resources.cpu?.period ?? cpuPeriod
    cpuCount = CPUList.count(resources.cpu?.cpus ?? "")
  }

  /// What newer engines tell in fields of CRI.
  fileprivate init(_ resources: CRIResources) {
    memory = resources.memory
    swap = resources.swap
    if resources.cpuShares > 0 { cpuShares = resources.cpuShares }
    cpuQuota = resources.cpuQuota
    if resources.cpuPeriod > 0 { cpuPeriod = resources.cpuPeriod }
    cpuCount = CPUList.count(resources.cpus)
  }
}
