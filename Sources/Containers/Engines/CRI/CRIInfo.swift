internal import Foundation

/// What an engine says of a container beside the fields that CRI has, for debugging: JSON of its own under `info`.
/// containerd and CRI-O put different members into it, and say nothing of them anywhere.
struct CRIContainerInfo: Decodable {
  var sandboxID: String?
  /// CRI-O's.
  var privileged: Bool?
  /// As the container was asked for; containerd's.
  var config: Config?
  /// As the runtime was told to make it.
  var runtimeSpec: RuntimeSpec?

  init() {}

  /// - Parameter info: of a verbose status. What cannot be read is as if it had not been told.
  init(_ info: [String: String]) {
    self = info["info"].flatMap { try? JSONDecoder().decode(Self.self, from: Data($0.utf8)) } ?? Self()
  }

  struct Config: Decodable {
    var image: Image?
    var linux: Linux?

    struct Image: Decodable { var image: String? }

    struct Linux: Decodable {
      var securityContext: SecurityContext?
      private enum CodingKeys: String, CodingKey { case securityContext = "security_context" }
    }
  }

  struct SecurityContext: Decodable { var privileged: Bool? }

  /// Source: the OCI runtime specification.
  struct RuntimeSpec: Decodable {
    var annotations: [String: String]?
    var linux: Linux?

    struct Linux: Decodable {
      var resources: Resources?
      /// Where old versions of containerd say it.
      var securityContext: SecurityContext?

      private enum CodingKeys: String, CodingKey {
        case resources
        case securityContext = "security_context"
      }
    }

    struct Resources: Decodable {
      var memory: Memory?
      var cpu: CPU?
    }

    struct Memory: Decodable {
      var limit: Int64?
      var swap: Int64?
    }

    struct CPU: Decodable {
      var shares: Int64?
      var quota: Int64?
      var period: Int64?
      var cpus: String?
    }
  }

  var isPrivileged: Bool {
    runtimeSpec?.linux?.securityContext?.privileged ?? config?.linux?.securityContext?.privileged
      ?? privileged
      ?? false
  }
}

/// The same of the sandbox of a pod.
struct CRISandboxInfo: Decodable {
  /// What the plugin that connected it to the network said; containerd's.
  var cniResult: CNIResult?
  var runtimeSpec: CRIContainerInfo.RuntimeSpec?

  init() {}

  init(_ info: [String: String]) {
    self = info["info"].flatMap { try? JSONDecoder().decode(Self.self, from: Data($0.utf8)) } ?? Self()
  }

  struct CNIResult: Decodable {
    var interfaces: [String: Interface]?
    private enum CodingKeys: String, CodingKey { case interfaces = "Interfaces" }
  }

  struct Interface: Codable {
    var addresses: [Address]?
    private enum CodingKeys: String, CodingKey { case addresses = "IPConfigs" }

    /// One that has none says so.
    func encode(to encoder: any Encoder) throws {
      var members = encoder.container(keyedBy: CodingKeys.self)
      try members.encode(addresses, forKey: .addresses)
    }
  }

  struct Address: Codable {
    var address: String?
    var gateway: String?
    private enum CodingKeys: String, CodingKey {
      case address = "IP"
      case gateway = "Gateway"
    }
  }

  /// More than any pod has interfaces for, in bytes; what is longer is not kept.
  private static let longestResult = 4_096

  /// The interfaces of the pod and their addresses as JSON, without the loopback and the host's ends; nil where there is
  /// nothing to tell.
  var networkResult: String? {
    var result = runtimeSpec?.annotations?["io.kubernetes.cri-o.CNIResult"]
    if let interfaces = cniResult?.interfaces {
      let ofPod = interfaces.filter { $0.key != "lo" && !$0.key.hasPrefix("veth") }
      result = String(decoding: RecordJSON.bytes(ofPod), as: UTF8.self)
    }
    guard let result, result.utf8.count <= Self.longestResult else { return nil }
    return result
  }
}
