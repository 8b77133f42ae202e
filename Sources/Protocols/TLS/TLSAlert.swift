/// Why a side ends the connection, or warns.
package struct TLSAlert: Sendable, Hashable {
  /// 1 warns, 2 is fatal; nil where it is encrypted.
  package let level: UInt8?
  /// As RFC 8446, 6, counts; nil where it is encrypted.
  package let code: UInt8?
  /// Whether this is a guess: in TLS 1.3, an encrypted record just as long as an alert's.
  package let isGuess: Bool

  static let encrypted = TLSAlert(level: nil, code: nil, isGuess: false)
  static let guessed = TLSAlert(level: nil, code: nil, isGuess: true)

  private static let names: [UInt8: String] = [
    0: "close_notify", 10: "unexpected_message", 20: "bad_record_mac", 21: "decryption_failed",
    22: "record_overflow",
    30: "decompression_failure", 40: "handshake_failure", 41: "no_certificate", 42: "bad_certificate",
    43: "unsupported_certificate", 44: "certificate_revoked", 45: "certificate_expired",
    46: "certificate_unknown",
    47: "illegal_parameter", 48: "unknown_ca", 49: "access_denied", 50: "decode_error", 51: "decrypt_error",
    60: "export_restriction", 70: "protocol_version", 71: "insufficient_security", 80: "internal_error",
    86: "inappropriate_fallback", 90: "user_canceled", 100: "no_renegotiation", 109: "missing_extension",
    110: "unsupported_extension", 111: "certificate_unobtainable", 112: "unrecognized_name",
    113: "bad_certificate_status_response", 114: "bad_certificate_hash_value", 115: "unknown_psk_identity",
    116: "certificate_required", 120: "no_application_protocol", 121: "ech_required",
  ]

  /// The RFC's name: `unknown_ca`; nil where it is encrypted or has none.
  package var name: String? { code.flatMap { Self.names[$0] } }

  /// Whether the connection ends because of it. An encrypted alert may as well be the usual good-bye.
  package var isFailure: Bool { level == 2 && code != 0 }

  package var summary: String {
    guard let code else { return isGuess ? "an encrypted alert, by its length" : "an encrypted alert" }
    return "\(level == 2 ? "fatal" : "warning") alert: \(name ?? "code \(code)")"
  }
}
