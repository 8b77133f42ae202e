internal import Events

/// What an OPT record says: EDNS. Source: RFC 6891.
package struct DNSExtension: Sendable, Hashable {
  /// The longest datagram that the sender takes.
  package let payloadSize: Int
  package let version: UInt8
  /// Whether signatures are asked for (DO).
  package let wantsSignatures: Bool
  package let options: [Option]
  /// The upper eight bits of the response code.
  let upperResponseCode: UInt16

  package struct Option: Sendable, Hashable {
    package let code: UInt16
    package let value: [UInt8]
  }

  init?(_ record: DNSRecord) {
    guard record.type == .opt, case .opaque(let data) = record.data else { return nil }
    payloadSize = Int(record.classCode)
    upperResponseCode = UInt16(record.timeToLive >> 24)
    version = UInt8(record.timeToLive >> 16 & 0xFF)
    wantsSignatures = record.timeToLive & 0x8000 != 0
    var cursor = NetworkCursor(data.rawSpan)
    var options: [Option] = []
    while let code = cursor.number(UInt16.self), let length = cursor.short(), let value = cursor.array(length)
    {
      options.append(Option(code: code, value: value))
    }
    self.options = options
  }

  /// Why the answer is as it is, where the server says so: `22` is "No Reachable Authority". Source: RFC 8914.
  package var error: (code: Int, text: String)? {
    guard let value = options.first(where: { $0.code == 15 })?.value else { return nil }
    var cursor = NetworkCursor(value.rawSpan)
    guard let code = cursor.short() else { return nil }
    return (code, oneLine(value.dropFirst(2)))
  }

  /// The client's cookie and the server's, which may be missing. Source: RFC 7873.
  package var cookie: [UInt8]? { options.first { $0.code == 10 }?.value }
}
