/// What came of asking an engine's REST API for one thing.
enum RESTReply: Sendable {
  /// - Parameter server: who answered, as it calls itself: `Docker/20.10.24 (linux)`.
  case answered(status: Int, body: [UInt8], server: String)
  case failed(String)
}

extension HTTPClient {
  /// More than any engine says of a container; what is longer is not kept.
  private static let longestReply = 8 << 20

  /// Gets `path`, which begins with a slash, over a unix socket, within so many ms.
  func get(
    _ path: String, over socket: String, timeout: Int, _ answer: @escaping (RESTReply) -> Void
  ) {
    var request = HTTPRequest(url: "http://engine\(path)", unixSocket: socket)
    request.timeout = timeout
    var status = 0
    var server = ""
    var body: [UInt8] = []
    var isTooLong = false
    start(request) { progress in
      switch progress {
      case .status(let number): status = number
      case .header("server", let value): server = value
      case .header: break
      case .body(let bytes):
        isTooLong = isTooLong || body.count + bytes.count > Self.longestReply
        if !isTooLong { body += bytes }
      case .end(let failure?): answer(.failed(failure))
      case .end(nil) where isTooLong: answer(.failed("its answer is longer than 8 MB"))
      case .end(nil): answer(.answered(status: status, body: body, server: server))
      }
    }
  }
}
