internal import Events

extension ProtocolName {
  package static let mySQL = ProtocolName("MySQL")
}

extension ProtocolRow {
  static let mySQL = ProtocolRow(
    name: .mySQL, ports: [3306], transports: [.stream],
    recognize: { bytes, _ in MySQLPacket.recognize(bytes) }, makeDecoder: { _ in MySQLDecoder() })
}
