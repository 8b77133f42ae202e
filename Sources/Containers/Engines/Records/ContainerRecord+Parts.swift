extension ContainerRecord {
  /// An image by all its names.
  struct ImageName: Sendable, Equatable {
    /// As it was asked for: `nginx:1.10`.
    var reference = ""
    /// 64 digits, without the name of the hash.
    var id = ""
    /// Without tag and digest: `registry.example/nginx`.
    var repository = ""
    var tag = ""
    /// With the name of the hash: `sha256:…`.
    var digest = ""

    init() {}

    /// Takes `repository[:tag][@digest]` apart.
    init(reference: String, id: String) {
      self.reference = reference
      self.id = String(id.split(separator: ":").last ?? "")
      let parts = reference.split(separator: "@", maxSplits: 1)
      guard let name = parts.first else { return }
      if parts.count > 1 { digest = String(parts[1]) }
      // A colon before the last slash belongs to the port of a registry.
      let afterSlash = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
      if let colon = name[afterSlash...].lastIndex(of: ":") {
        repository = String(name[..<colon])
        tag = String(name[name.index(after: colon)...])
      } else {
        repository = String(name)
      }
    }
  }

  struct Mount: Sendable, Equatable, Encodable {
    var source: String
    var destination: String
    var mode: String
    var isWritable: Bool
    var propagation: String

    private enum CodingKeys: String, CodingKey {
      case source = "Source"
      case destination = "Destination"
      case mode = "Mode"
      case isWritable = "RW"
      case propagation = "Propagation"
    }
  }

  struct Port: Sendable, Equatable, Encodable {
    /// IPv4, in host byte order.
    var hostAddress: UInt32
    var hostPort: UInt16
    var containerPort: UInt16

    private enum CodingKeys: String, CodingKey {
      case hostAddress = "HostIp"
      case hostPort = "HostPort"
      case containerPort = "ContainerPort"
    }
  }

  /// What the container may use; 0 is no limit.
  struct Limits: Sendable, Equatable {
    /// Bytes; swap counts memory, too.
    var memory: Int64 = 0
    var swap: Int64 = 0
    var cpuShares: Int64 = 1_024
    /// µs in each period; 0 or less for as much as there is.
    var cpuQuota: Int64 = 0
    var cpuPeriod: Int64 = 100_000
    /// How many processors it may run on.
    var cpuCount: Int64 = 0
  }

  /// A command that is run in the container to see whether it is well.
  struct Probe: Sendable, Equatable, Encodable {
    var executable: String
    var arguments: [String]

    private enum CodingKeys: String, CodingKey {
      case executable = "exe"
      case arguments = "args"
    }
  }
}
