extension InspectedContainer {
  /// What the container is given of its host.
  struct HostConfig: Decodable {
    /// `bridge`, `host`, the name of a network, or `container:ID` for that of another container.
    var networkMode: String?
    var isPrivileged: Bool?
    /// Bytes; swap counts memory, too, and is -1 for as much as there is.
    var memory: Int64?
    var memorySwap: Int64?
    var cpuShares: Int64?
    /// µs in each period.
    var cpuQuota: Int64?
    var cpuPeriod: Int64?
    /// Billionths of a processor: what `--cpus` sets in place of the quota.
    var nanoCPUs: Int64?
    /// `0-3,7`
    var cpusetCPUs: String?

    private enum CodingKeys: String, CodingKey {
      case networkMode = "NetworkMode"
      case isPrivileged = "Privileged"
      case memory = "Memory"
      case memorySwap = "MemorySwap"
      case cpuShares = "CpuShares"
      case cpuQuota = "CpuQuota"
      case cpuPeriod = "CpuPeriod"
      case nanoCPUs = "NanoCpus"
      case cpusetCPUs = "CpusetCpus"
    }

    /// The container whose network this one is in.
    var networkContainer: String? {
      let prefix = "container:"
      guard let networkMode, networkMode.hasPrefix(prefix) else { return nil }
      return String(networkMode.dropFirst(prefix.count))
    }
  }

  struct NetworkSettings: Decodable {
    /// Of the default network; newer engines tell it with the network alone.
    var address: String?
    var networks: [String: Network?]?
    /// By port and protocol: `80/tcp`.
    var ports: [String: [PortBinding]?]?

    private enum CodingKeys: String, CodingKey {
      case address = "IPAddress"
      case networks = "Networks"
      case ports = "Ports"
    }
  }

  struct Network: Decodable {
    var address: String?

    private enum CodingKeys: String, CodingKey { case address = "IPAddress" }
  }

  struct PortBinding: Decodable {
    var hostAddress: String?
    var hostPort: String?

    private enum CodingKeys: String, CodingKey {
      case hostAddress = "HostIp"
      case hostPort = "HostPort"
    }
  }

  /// The container's own IPv4 address: of the default network, or else of that it was started in, or of the first by
  /// name.
  var address: String? {
    let networks = networkSettings?.networks ?? [:]
    let preferred = hostConfig?.networkMode.flatMap { networks[$0]??.address }
    let others = networks.sorted { $0.key < $1.key }.map(\.value?.address)
    return ([networkSettings?.address, preferred] + others).compactMap(\.self).first { !$0.isEmpty }
  }
}
