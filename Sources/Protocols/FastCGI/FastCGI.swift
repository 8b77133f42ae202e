internal import Events

extension ProtocolName {
  package static let fastCGI = ProtocolName("FastCGI")
}

extension ProtocolRow {
  static let fastCGI = ProtocolRow(
    name: .fastCGI, ports: [9000], transports: [.stream],
    recognize: { bytes, _ in FastCGIRecord.recognize(bytes) }, makeDecoder: { _ in FastCGIDecoder() })
}
