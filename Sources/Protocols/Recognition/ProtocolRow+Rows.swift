extension ProtocolRow {
  /// All protocols. Where bytes fit several, the first one that is certain is taken.
  static let all: [ProtocolRow] = [dns, http1, http2, tls, redis, postgreSQL, mySQL, fastCGI]
}
