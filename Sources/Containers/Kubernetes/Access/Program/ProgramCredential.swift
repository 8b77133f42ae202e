internal import Foundation

/// Who we are, as a program told: a token, or a certificate with its key, or both.
struct ProgramCredential: Equatable {
  /// As PEM.
  struct Pair: Equatable {
    let certificate: [UInt8]
    let key: [UInt8]
  }

  let token: String?
  let certificate: Pair?
  /// Until when it counts; nil for as long as the server takes it.
  let end: Date?

  var header: String? { token.map(ClusterIdentity.bearer) }

  /// - Parameter output: what the program wrote.
  /// - Throws: `ClusterAccessError` for anything that is no credential of that version.
  init(_ output: [UInt8], apiVersion: String) throws(ClusterAccessError) {
    guard let form = try? JSONDecoder().decode(Form.self, from: Data(output)), form.kind == "ExecCredential"
    else { throw ClusterAccessError(text: "what it wrote is no ExecCredential") }
    guard form.apiVersion == apiVersion else {
      throw ClusterAccessError(
        text: "it wrote a credential of \(form.apiVersion ?? "no version"), and not of \(apiVersion)")
    }
    token = form.status?.token.flatMap { $0.isEmpty ? nil : $0 }
    switch (form.status?.clientCertificateData, form.status?.clientKeyData) {
    case (let certificate?, let key?):
      self.certificate = Pair(certificate: Array(certificate.utf8), key: Array(key.utf8))
    case (nil, nil): certificate = nil
    default: throw ClusterAccessError(text: "it wrote a certificate or a key without the other")
    }
    guard token != nil || certificate != nil else {
      throw ClusterAccessError(text: "it wrote neither a token nor a certificate")
    }
    end = try form.status?.expirationTimestamp.map { text throws(ClusterAccessError) in
      guard let date = Self.date(text) else { throw ClusterAccessError(text: "\(text) is no time") }
      return date
    }
  }

  private struct Form: Decodable {
    var apiVersion: String?
    var kind: String?
    var status: Status?

    struct Status: Decodable {
      var token: String?
      var clientCertificateData: String?
      var clientKeyData: String?
      var expirationTimestamp: String?
    }
  }

  /// Of RFC 3339, with parts of a second or without.
  private static func date(_ text: String) -> Date? {
    (try? Date(text, strategy: .iso8601))
      ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
  }
}
