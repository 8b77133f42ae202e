/// What is asked of a server.
struct HTTPRequest: Sendable {
  /// `http://…` or `https://…`; the host is a word like any other where there is a socket.
  var url: String
  /// The path of a unix socket to speak over.
  var unixSocket: String?
  /// Over whom it is spoken to the server; nil for nobody, or whom the environment names.
  var proxy: String?
  /// `host:port:other:port`: where to connect to for a host and its port.
  var connectTo: String?
  /// `Name: value` each.
  var headers: [String] = []
  /// What is sent; with it the method is POST, else GET.
  var body: [UInt8]?
  /// HTTP/2 from the first byte, without TLS, as gRPC servers speak it.
  var isHTTP2 = false
  var trust = HTTPTrust()
  /// Waits for a connection that can be shared, rather than to open one for each transfer.
  var sharesConnections = false
  /// How long connecting may take, and all of it; nil for as long as it takes. In ms.
  var connectTimeout = 5_000
  var timeout: Int?
  /// How long the server may be silent, in s; nil for as long as it likes.
  var longestSilence: Int?
}

/// How server and client prove who they are.
struct HTTPTrust: Sendable, Equatable {
  /// The authorities that may vouch for the server, as PEM; nil for those of this machine.
  var authorities: [UInt8]?
  /// Of the client, as PEM.
  var certificate: [UInt8]?
  var key: [UInt8]?
  /// What the key is locked with.
  var keyPassword: String?
  /// The server need not prove who it is.
  var acceptsAnyServer = false
}

/// What is told of a transfer, in this order; the end always.
enum HTTPProgress: Sendable {
  /// Of the answer that counts, not of those before it (100 Continue, redirects).
  case status(Int)
  /// A header or trailer, its name in lower case.
  case header(name: String, value: String)
  case body([UInt8])
  /// - Parameter failure: why there is no whole answer; nil for one, whatever its status.
  case end(failure: String?)
}
