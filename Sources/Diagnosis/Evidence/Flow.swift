package import Events

/// What a socket connects, seen from the process that holds it.
package enum Flow: Hashable, Sendable {
  case ip(transport: L4Protocol, local: Endpoint, remote: Endpoint)
  /// A unix socket by the kernel's addresses of both ends, and the path where it has one.
  case unix(local: UInt64, remote: UInt64, path: String)
  /// A socket of which too little was seen.
  case unknown

  package var remote: Endpoint? {
    if case .ip(_, _, let remote) = self { return remote }
    return nil
  }

  package var local: Endpoint? {
    if case .ip(_, let local, _) = self { return local }
    return nil
  }

  package var transport: L4Protocol {
    if case .ip(let transport, _, _) = self { return transport }
    return .notApplicable
  }

  /// Where it leads, for people: `10.3.0.214:80`, `/var/run/docker.sock`.
  package var remoteText: String {
    switch self {
    case .ip(_, _, let remote): remote.description
    case .unix(_, _, let path): path.isEmpty ? "a unix socket" : path
    case .unknown: "a socket"
    }
  }
}
