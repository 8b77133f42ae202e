/// Of a service: its addresses, its ports and the pods behind it.
struct ServiceContent: ClusterContent {
  private let spec: Spec?

  var podSelector: [String: String]? { spec?.selector }

  private struct Spec: Decodable {
    var clusterIP: String?
    var clusterIPs: [String]?
    var ports: [Port]?
    var selector: [String: String]?
    var type: String?
  }

  private struct Port: Codable {
    var name: String?
    var port: Int?
    var `protocol`: String?
    var targetPort: PortName?
    var nodePort: Int?
  }

  private enum CodingKeys: String, CodingKey { case spec }
  private enum Key: String, CodingKey { case clusterIP, clusterIPs, ports, selector, type }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    try members.encode(spec?.clusterIP, forKey: .clusterIP)
    try members.encode(spec?.ports, forKey: .ports)
    try members.encode(spec?.selector, forKey: .selector)
    try members.encodeIfPresent(spec?.clusterIPs, forKey: .clusterIPs)
    try members.encodeIfPresent(spec?.type, forKey: .type)
  }
}

/// A port of a pod by its number or its name.
private enum PortName: Codable {
  case number(Int)
  case name(String)

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let number = try? value.decode(Int.self) {
      self = .number(number)
    } else {
      self = .name(try value.decode(String.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .number(let number): try value.encode(number)
    case .name(let name): try value.encode(name)
    }
  }
}
