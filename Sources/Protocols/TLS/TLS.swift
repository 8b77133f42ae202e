internal import Events

extension ProtocolName {
  package static let tls = ProtocolName("TLS")
}

extension ProtocolRow {
  static let tls = ProtocolRow(
    name: .tls, ports: [443, 6443, 8443, 2379, 2380, 10250, 853], transports: [.stream],
    recognize: { bytes, _ in TLSRecord.recognize(bytes) }, makeDecoder: { _ in TLSDecoder() })
}
