internal import Events

extension ContainerRecord {
  /// - Parameters:
  ///   - image: more of its image, where that was asked for.
  ///   - other: the container whose network it is in.
  init(
    _ container: InspectedContainer, kind: Kind, image: InspectedImage? = nil,
    network other: InspectedContainer? = nil
  ) {
    let name = container.name ?? ""
    self.init(fullID: container.id, kind: kind, name: String(name.drop { $0 == "/" }))
    let labels = container.config?.labels ?? [:]
    self.labels = Self.kept(labels)
    self.image = Self.image(of: container, image)
    isPrivileged = container.hostConfig?.isPrivileged ?? false
    isPodSandbox = container.isInfra == true || Self.isPodSandbox(self.name, labels)
    createdTime = container.created.flatMap(EngineTime.seconds) ?? 0
    startedTime = container.state?.startedAt.flatMap(EngineTime.nanoseconds) ?? 0
    address = container.address ?? other?.address
    mounts = (container.mounts ?? []).map(Mount.init)
    ports = Self.ports(of: container)
    limits = Limits(container.hostConfig)
    sandbox = labels[Self.sandboxLabel]
    if let probe = Probe(healthcheck: container.config?.healthcheck?.test) { probes["Healthcheck"] = probe }
  }

  private static func image(of container: InspectedContainer, _ more: InspectedImage?) -> ImageName {
    let reference = container.imageName ?? container.config?.image ?? ""
    var image = ImageName(reference: reference, id: container.image ?? "")
    if let more { image.complete(from: more) }
    if let digest = container.imageDigest, !digest.isEmpty { image.digest = digest }
    // Engines mean this one where none is said.
    if image.tag.isEmpty, !image.repository.isEmpty { image.tag = "latest" }
    return image
  }

  /// TCP alone, over IPv4: records have no room for more. By number, so that what is known is told in one way.
  private static func ports(of container: InspectedContainer) -> [Port] {
    let bindings = container.networkSettings?.ports ?? [:]
    let all = bindings.flatMap { (name, bindings) -> [Port] in
      let parts = name.split(separator: "/")
      guard parts.count == 2, parts[1] == "tcp", let number = UInt16(parts[0]) else { return [] }
      return (bindings ?? []).compactMap { binding in
        guard let address = IPAddress(binding.hostAddress ?? "")?.v4,
          let port = UInt16(binding.hostPort ?? "")
        else { return nil }
        return Port(hostAddress: address, hostPort: port, containerPort: number)
      }
    }
    return all.sorted { ($0.containerPort, $0.hostPort) < ($1.containerPort, $1.hostPort) }
  }
}

extension ContainerRecord.Mount {
  init(_ mount: InspectedContainer.Mount) {
    self.init(
      source: mount.source ?? "", destination: mount.destination ?? "", mode: mount.mode ?? "",
      isWritable: mount.isWritable ?? false, propagation: mount.propagation ?? "")
  }
}

extension ContainerRecord.Limits {
  /// ns of each period of 100 ms that a billionth of a processor is, in µs: 10^5 / 10^9.
  private static let nanoCPUsInQuota: Int64 = 10_000

  fileprivate init(_ host: InspectedContainer.HostConfig?) {
    memory = host?.memory ?? 0
    swap = host?.memorySwap ?? 0
    if let shares = host?.cpuShares, shares > 0 { cpuShares = shares }
    if let period = host?.cpuPeriod, period > 0 { cpuPeriod = period }
    cpuQuota = max(host?.cpuQuota ?? 0, (host?.nanoCPUs ?? 0) / Self.nanoCPUsInQuota)
    cpuCount = CPUList.count(host?.cpusetCPUs ?? "")
  }
}
