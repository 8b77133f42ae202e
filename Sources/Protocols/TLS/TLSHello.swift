internal import Events

/// With what a client begins: whom it wants to speak to, and how.
package struct TLSClientHello: Sendable, Hashable {
  /// SNI: the name it asks for; nil where it says none.
  package let serverName: String?
  /// ALPN: what it wants to speak inside: `h2`, `http/1.1`.
  package let applicationProtocols: [String]
  /// What it offers, in its order.
  package let versions: [TLSVersion]

  /// - Parameter body: the handshake message behind its type and length; read as far as it goes.
  init?(_ body: RawSpan) {
    var cursor = NetworkCursor(body)
    guard let legacy = cursor.number(UInt16.self) else { return nil }
    var extensions = TLSExtensions()
    if cursor.skip(32), let session = cursor.byte(), cursor.skip(Int(session)), let suites = cursor.short(),
      cursor.skip(suites), let compressions = cursor.byte(), cursor.skip(Int(compressions))
    {
      extensions.read(&cursor)
    }
    serverName = extensions.serverName
    applicationProtocols = extensions.applicationProtocols
    let offered = extensions.versions.filter { !$0.isGrease }
    versions = offered.isEmpty ? [TLSVersion(rawValue: legacy)] : offered
  }

  var summary: String {
    let name = serverName.map { " for \($0)" } ?? ""
    let inside =
      applicationProtocols.isEmpty ? "" : ", to speak " + applicationProtocols.joined(separator: ", ")
    return "ClientHello\(name)\(inside)"
  }
}

/// What the server chose.
package struct TLSServerHello: Sendable, Hashable {
  package let version: TLSVersion
  /// As IANA counts: `0x1301` is TLS_AES_128_GCM_SHA256.
  package let cipherSuite: UInt16
  /// Nil where none was chosen, and in TLS 1.3, which encrypts it.
  package let applicationProtocol: String?
  /// Whether it wants another ClientHello first.
  package let isRetryRequest: Bool

  /// The random number of a server that asks again. Source: RFC 8446, 4.1.3.
  private static let retry: [UInt8] = [0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11]

  init?(_ body: RawSpan) {
    var cursor = NetworkCursor(body)
    guard let legacy = cursor.number(UInt16.self), let random = cursor.array(32), let session = cursor.byte(),
      cursor.skip(Int(session)), let suite = cursor.number(UInt16.self), cursor.skip(1)
    else { return nil }
    var extensions = TLSExtensions()
    extensions.read(&cursor)
    // The suites of TLS 1.3 are its own, and stand before the extensions, which may be cut off.
    let isVersion13 = suite >> 8 == 0x13
    version = extensions.chosenVersion ?? TLSVersion(rawValue: isVersion13 ? 0x0304 : legacy)
    cipherSuite = suite
    applicationProtocol = extensions.applicationProtocols.first
    isRetryRequest = random.starts(with: Self.retry)
  }

  var summary: String {
    if isRetryRequest { return "HelloRetryRequest" }
    return "ServerHello, \(version)" + (applicationProtocol.map { ", to speak \($0)" } ?? "")
  }
}
