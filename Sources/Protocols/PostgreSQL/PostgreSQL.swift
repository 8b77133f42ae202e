internal import Events

extension ProtocolName {
  package static let postgreSQL = ProtocolName("PostgreSQL")
}

extension ProtocolRow {
  static let postgreSQL = ProtocolRow(
    name: .postgreSQL, ports: [5432], transports: [.stream],
    recognize: { bytes, _ in PostgreSQLFrame.recognize(bytes) }, makeDecoder: { _ in PostgreSQLDecoder() })
}
