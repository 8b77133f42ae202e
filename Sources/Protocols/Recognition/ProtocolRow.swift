internal import Events

/// A protocol: how its bytes are told from others, and who makes messages of them.
struct ProtocolRow: Sendable {
  let name: ProtocolName
  /// Where its servers usually listen.
  let ports: [UInt16]
  let transports: [Transport]
  /// Whether the bytes, the first that one side sent or the first after some that nobody knew, are of this protocol.
  /// Cheap where they are not.
  let recognize: @Sendable (RawSpan, Transport) -> Recognition
  let makeDecoder: @Sendable (Transport) -> any MessageDecoder
}
