internal import Events

extension ProtocolName {
  package static let redis = ProtocolName("Redis")
}

extension ProtocolRow {
  static let redis = ProtocolRow(
    name: .redis, ports: [6379, 26379], transports: [.stream],
    recognize: { bytes, _ in RedisValue.recognize(bytes) }, makeDecoder: { _ in RedisDecoder() })
}
