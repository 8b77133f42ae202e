internal import Protocols

/// What an alert in a handshake means, and what can be done about it.
struct TLSAlertReason {
  /// `the alert certificate_expired`.
  let alert: String
  let meaning: String
  let remedies: [String]
  let wouldDecide: String?
  /// The alert says it in clear.
  var isCertain: Bool { wouldDecide == nil }

  init(_ handshake: TLSHandshake) {
    let name = handshake.serverName ?? "the server"
    guard let alert = handshake.alert?.name else {
      let version = handshake.version.map { " (\($0))" } ?? ""
      let isClient = handshake.alertSender == .client
      self.alert = "an encrypted alert"
      meaning =
        isClient
        ? "the client did not accept the server's certificate, or what was agreed on\(version)"
        : "the server turned the client down"
      wouldDecide =
        isClient
        ? "what the client printed, or `openssl s_client -connect … -servername \(name)`" : "the server's log"
      remedies = Self.inGeneral(name)
      return
    }
    self.alert = "the alert \(alert)"
    wouldDecide = nil
    let known = Self.known[alert]
    meaning = known?.meaning ?? "one side turned the other down"
    remedies = known.map { [$0.remedy] } ?? Self.inGeneral(name)
  }

  private struct Known {
    let meaning: String
    let remedy: String
  }

  private static func inGeneral(_ name: String) -> [String] {
    [
      "look at the certificate that is served for \(name): its dates, its names, and who signed it",
      "give the client the certificate of the authority that signed it",
    ]
  }

  private static let nothingInCommon = Known(
    meaning: "the two have no cipher, protocol or certificate in common", remedy: "compare what both allow")
  private static let wantsCertificate = Known(
    meaning: "the server wants a certificate of the client", remedy: "give the client a certificate")

  /// By the names of RFC 8446, 6.
  private static let known: [String: Known] = [
    "certificate_expired": Known(
      meaning: "the certificate is no longer valid, or not yet", remedy: "renew the server's certificate"),
    "unknown_ca": Known(
      meaning: "the certificate is signed by an authority that the client does not know",
      remedy:
        "give the client the authority's certificate, or the server one of an authority that the client knows"
    ),
    "unrecognized_name": Known(
      meaning: "the server does not serve that name",
      remedy: "ask for a name that the server has a certificate for, or give it one for this name"),
    "protocol_version": Known(
      meaning: "the two have no version of TLS in common",
      remedy: "let both speak a version in common: TLS 1.2 or 1.3"),
    "handshake_failure": nothingInCommon, "insufficient_security": nothingInCommon,
    "no_application_protocol": nothingInCommon,
    "certificate_required": wantsCertificate, "access_denied": wantsCertificate,
    "no_certificate": wantsCertificate,
  ]
}
