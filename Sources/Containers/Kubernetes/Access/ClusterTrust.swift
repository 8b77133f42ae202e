/// How a cluster's server and we prove who we are by certificates. Files are read again for each request, since they are
/// replaced while we run: libcurl opens a new connection where they have changed.
struct ClusterTrust: Equatable {
  /// The authorities that may vouch for the server; nil for those of this machine.
  var authorities: PEMSource?
  /// Ours.
  var certificate: PEMSource?
  var key: PEMSource?
  /// What the key is locked with.
  var keyPassword: String?
  /// The server need not prove who it is.
  var acceptsAnyServer = false

  /// As it is now.
  var http: HTTPTrust {
    HTTPTrust(
      authorities: authorities?.content, certificate: certificate?.content, key: key?.content,
      keyPassword: keyPassword, acceptsAnyServer: acceptsAnyServer)
  }
}

/// A certificate or a key as PEM.
enum PEMSource: Equatable {
  case bytes([UInt8])
  case file(String)

  /// Throws `ClusterAccessError` where the file cannot be read.
  init(file path: String) throws(ClusterAccessError) {
    _ = try AccessFile.bytes(path)
    self = .file(path)
  }

  /// Empty for a file that cannot be read any more: that lets nobody in, where nothing at all might.
  var content: [UInt8] {
    switch self {
    case .bytes(let bytes): bytes
    case .file(let path): (try? AccessFile.bytes(path)) ?? []
    }
  }
}
