/// What both sides send on one stream: a request and its response.
struct HTTP2Stream {
  var open = BothSides<Message?>(client: nil, server: nil)
  /// Whether the end of the open message may have passed unseen.
  var hasGap = BothSides(client: false, server: false)
  /// Whether the response has passed.
  var hasAnswered = false
  var isGRPC = false
}
