/// What came of a call.
enum GRPCReply: Sendable, Equatable {
  /// The bytes of the message that answers it.
  case answered([UInt8])
  case refused(GRPCStatus)
  /// There was no answer, or none of gRPC's.
  case failed(String)
}

extension HTTPClient {
  /// More than any engine answers; what is longer is not kept.
  private static let longestMessage = 16 << 20

  /// Calls a method that takes one message and gives one, over a unix socket, within so many ms.
  ///
  /// - Parameter method: `runtime.v1.RuntimeService/Version`
  func call(
    _ method: String, over socket: String, message: [UInt8], timeout: Int,
    _ answer: @escaping (GRPCReply) -> Void
  ) {
    var request = HTTPRequest(url: "http://localhost/\(method)", unixSocket: socket)
    request.headers = [
      "content-type: application/grpc", "te: trailers", "grpc-accept-encoding: identity",
      "grpc-timeout: \(timeout)m",
    ]
    request.body = GRPCFrame.bytes(message)
    request.isHTTP2 = true
    request.timeout = timeout
    var answered = GRPCAnswer()
    start(request) { progress in
      switch progress {
      case .status(let number): answered.httpStatus = number
      case .header(let name, let value): answered.headers[name] = value
      case .body(let bytes) where answered.body.count + bytes.count <= Self.longestMessage:
        answered.body += bytes
      case .body: answered.isTooLong = true
      case .end(let failure): answer(answered.reply(failure: failure))
      }
    }
  }
}

/// What has come of a call so far.
struct GRPCAnswer {
  var httpStatus = 0
  /// Trailers are among them.
  var headers: [String: String] = [:]
  var body: [UInt8] = []
  var isTooLong = false

  /// - Parameter failure: why the transfer ended early.
  func reply(failure: String?) -> GRPCReply {
    // A server may give its status and then close the stream before all was sent to it.
    guard let status = GRPCStatus(headers) else {
      if let failure { return .failed(failure) }
      return .failed(
        httpStatus == 200 ? "its answer has no status" : "it answers with HTTP status \(httpStatus)")
    }
    guard status.code == 0 else { return .refused(status) }
    if isTooLong { return .failed("its answer is longer than 16 MB") }
    do throws(GRPCFrameError) {
      return .answered(try GRPCFrame.message(in: body))
    } catch {
      return .failed("\(error)")
    }
  }
}
