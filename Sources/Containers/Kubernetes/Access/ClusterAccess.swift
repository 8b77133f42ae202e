internal import Foundation

/// Where the API of a cluster is, and how we prove there who we are.
struct ClusterAccess: Equatable {
  /// `https://host:port`, maybe with a path, without a slash at its end.
  let url: String
  var identity = ClusterIdentity()
  var trust = HTTPTrust()
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

  /// Asks for `path`, which begins with a slash. Files of tokens are read again each time: they are replaced.
  func request(_ path: String) -> HTTPRequest {
    var request = HTTPRequest(url: url + path)
    request.trust = trust
    request.headers = ["Accept: application/json"]
    if let header = identity.header { request.headers.append(header) }
    request.sharesConnections = true
    return request
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
