/// The file by which kubectl knows clusters, as far as it lets us in. Members that are not named here are ignored.
///
/// Source: Kubernetes' reference, "kubeconfig (v1)".
struct Kubeconfig: Decodable {
  var currentContext: String?
  var contexts: [Named<ContextEntry>]?
  var clusters: [Named<ClusterEntry>]?
  var users: [Named<UserEntry>]?

  private enum CodingKeys: String, CodingKey {
    case contexts, clusters, users
    case currentContext = "current-context"
  }

  struct Named<Entry: Decodable>: Decodable {
    let name: String
    let entry: Entry?

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: AnyKey.self)
      name = try members.decode(String.self, forKey: AnyKey("name"))
      // Beside the name there is one member: `context`, `cluster` or `user`.
      entry = try members.allKeys.first { $0.stringValue != "name" }.flatMap {
        try members.decodeIfPresent(Entry.self, forKey: $0)
      }
    }
  }

  struct ContextEntry: Decodable {
    var cluster: String?
    var user: String?
  }

  struct ClusterEntry: Decodable {
    var server: String?
    var authorityFile: String?
    var authorityData: String?
    var acceptsAnyServer: Bool?
    var serverName: String?
    var proxy: String?

    private enum CodingKeys: String, CodingKey {
      case server
      case authorityFile = "certificate-authority"
      case authorityData = "certificate-authority-data"
      case acceptsAnyServer = "insecure-skip-tls-verify"
      case serverName = "tls-server-name"
      case proxy = "proxy-url"
    }
  }

  struct UserEntry: Decodable {
    var certificateFile: String?
    var certificateData: String?
    var keyFile: String?
    var keyData: String?
    var token: String?
    var tokenFile: String?
    var name: String?
    var password: String?
    var impersonated: String?
    var program: Program?
    var provider: Provider?

    struct Program: Decodable {
      var command: String?
      var args: [String]?
      var env: [Variable]?
      var apiVersion: String?
      var installHint: String?
      var provideClusterInfo: Bool?
      var interactiveMode: String?

      struct Variable: Decodable {
        var name: String
        var value: String
      }
    }
    struct Provider: Decodable { var name: String? }

    private enum CodingKeys: String, CodingKey {
      case token, tokenFile, password
      case certificateFile = "client-certificate"
      case certificateData = "client-certificate-data"
      case keyFile = "client-key"
      case keyData = "client-key-data"
      case name = "username"
      case impersonated = "as"
      case program = "exec"
      case provider = "auth-provider"
    }
  }
}

/// A member by whatever name.
struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(_ name: String) { stringValue = name }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
