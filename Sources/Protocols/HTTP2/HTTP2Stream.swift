/// What both sides send on one stream: a request and its response.
struct HTTP2Stream {
  var open = BothSides<Message?>(client: nil, server: nil)
  /// Whether the response has passed.
  var hasAnswered = false
  var isGRPC = false
}
