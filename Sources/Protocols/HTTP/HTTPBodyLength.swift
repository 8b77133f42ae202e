/// How the end of a body is found. Source: RFC 9112, 6.3.
enum HTTPBodyLength {
  case none
  case bytes(Int)
  case chunked
  /// With the connection.
  case untilClose
  /// What follows is another protocol.
  case tunnel

  init(of head: HTTPHead, answering method: String?) {
    let fields = head.fields
    if let status = head.status {
      let isTunnel = status == 101 || (method == "CONNECT" && 200..<300 ~= status)
      if isTunnel {
        self = .tunnel
        return
      }
      if method == "HEAD" || status == 204 || status == 304 || status < 200 {
        self = .none
        return
      }
    }
    if fields.has("chunked", in: "transfer-encoding") {
      self = .chunked
    } else if let length = fields.number(of: "content-length") {
      self = length == 0 ? .none : .bytes(length)
    } else {
      self = head.isRequest ? .none : .untilClose
    }
  }
}
