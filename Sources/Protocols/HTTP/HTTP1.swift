extension ProtocolName {
  package static let http1 = ProtocolName("HTTP/1")
}

extension ProtocolRow {
  static let http1 = ProtocolRow(
    name: .http1, ports: [80, 8080, 8000, 2379, 4001, 2375], transports: [.stream],
    recognize: { bytes, _ in HTTPStartLine.recognize(bytes) }, makeDecoder: { _ in HTTP1Decoder() })
}
