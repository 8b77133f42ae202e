internal import Foundation

/// Where the API of a cluster is, and how we prove there who we are.
struct ClusterAccess: Equatable {
  /// `https://host:port`, maybe with a path, without a slash at its end.
  let url: String
  var identity = ClusterIdentity()
  var trust = ClusterTrust()
  /// By which name the server proves who it is, where that is not the one in its address.
  var serverName: String?
  /// Over whom it is spoken to: `http://host:port`, also `https` and `socks5`; nil for nobody, or whom the environment names.
  var proxy: String?
  /// Who is asked who we are.
  var program: CredentialProgram?
  /// What is to be told once of this way in.
  var warning: String?

  /// Throws `ClusterAccessError` where the text is no address of HTTP.
  init(url text: String) throws(ClusterAccessError) {
    guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host?.isEmpty == false
    else { throw ClusterAccessError(text: "\(text) is no address such as https://host:6443") }
    self.url = String(text.reversed().drop { $0 == "/" }.reversed())
  }

  /// The address for people: without a password that may be in it.
  var name: String {
    var parts = URLComponents(string: url)
    parts?.user = nil
    parts?.password = nil
    return parts?.string ?? url
  }

  /// Asks for `path`, which begins with a slash. Files of tokens and certificates are read again each time: they are
  /// replaced.
  ///
  /// - Parameter credential: what a program told of who we are.
  func request(_ path: String, _ credential: ProgramCredential? = nil) -> HTTPRequest {
    var request = HTTPRequest(url: url + path)
    request.trust = trust.http
    request.headers = ["Accept: application/json"]
    if let header = credential?.header ?? identity.header { request.headers.append(header) }
    if let pair = credential?.certificate {
      (request.trust.certificate, request.trust.key) = (pair.certificate, pair.key)
    }
    request.proxy = proxy
    request.sharesConnections = true
    if let serverName { request.speak(to: serverName) }
    return request
  }
}

extension HTTPRequest {
  /// Has the server prove that it is called `name`, at the address that it has.
  fileprivate mutating func speak(to name: String) {
    guard var parts = URLComponents(string: url), let host = parts.host else { return }
    let port = parts.port ?? (parts.scheme == "http" ? 80 : 443)
    headers.append("Host: \(host):\(port)")
    parts.host = name
    connectTo = "\(name):\(port):\(host):\(port)"
    url = parts.string ?? url
  }
}

/// Why a cluster cannot be asked.
struct ClusterAccessError: Error, Equatable, CustomStringConvertible {
  let text: String
  var description: String { text }
}

/// Reads what proves an identity.
enum AccessFile {
  static func bytes(_ path: String) throws(ClusterAccessError) -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw ClusterAccessError(text: "\(path) cannot be read")
    }
    return [UInt8](data)
  }
}
