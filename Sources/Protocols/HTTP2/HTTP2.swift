internal import Events

extension ProtocolName {
  package static let http2 = ProtocolName("HTTP/2")
  package static let grpc = ProtocolName("gRPC")
}

extension ProtocolRow {
  static let http2 = ProtocolRow(
    name: .http2, ports: [80, 8080, 2379, 50051], transports: [.stream],
    recognize: { bytes, _ in HTTP2Preface.recognize(bytes) }, makeDecoder: { _ in HTTP2Decoder() })
}

/// What a client begins with. Source: RFC 9113, 3.4.
enum HTTP2Preface {
  static let text: StaticString = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"

  static func recognize(_ bytes: RawSpan) -> Recognition {
    for index in 0..<min(bytes.byteCount, 16) {
      // Safe: the preface is longer than that.
      guard unsafe bytes.load(index, as: UInt8.self) == text.utf8Start[index] else {
        return recognizeFrames(bytes)
      }
    }
    return bytes.byteCount < 16 ? .unfinished : .certain(from: .client)
  }

  /// In the middle, or from the server: frames in a row, up to the end of the bytes.
  private static func recognizeFrames(_ bytes: RawSpan) -> Recognition {
    var position = 0
    var count = 0
    while position + HTTP2Frame.headerByteCount <= bytes.byteCount {
      let header = bytes.slice(position)
      guard header.load(3, as: UInt8.self) <= HTTP2Frame.Kind.continuation.rawValue,
        let size = HTTP2Frame.measure(header), size.payload <= 16_384
      else { return .no }
      position += HTTP2Frame.headerByteCount + size.payload
      count += 1
    }
    guard count > 0 else {
      return bytes.byteCount > 0 && bytes.load(0, as: UInt8.self) == 0 ? .unfinished : .no
    }
    return count > 1 && position >= bytes.byteCount ? .certain() : .likely()
  }
}
