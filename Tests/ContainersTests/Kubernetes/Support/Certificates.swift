import TestSupport

/// A folder with certificates and keys as PEM, made by openssl: of a server on 127.0.0.1, which is its own authority, of one
/// that is called api.example, and of a client.
final class Certificates {
  private let folder = TemporaryFolder()

  static let isPossible = ReplayServer.isPossible && Process.isInstalled("openssl")
  static let password = "open sesame"

  var path: String { folder.path }

  init() {
    make("server", "subjectAltName=IP:127.0.0.1")
    make("client", "extendedKeyUsage=clientAuth")
    make("named", "subjectAltName=DNS:api.example")
    for (name, file) in [("server", "both.pem"), ("named", "named-both.pem")] {
      writeFile(
        (fileBytes("\(path)/\(name).pem") ?? []) + (fileBytes("\(path)/\(name).key") ?? []),
        to: "\(path)/\(file)")
    }
    run(
      "ec", "-in", path + "/client.key", "-aes256", "-passout", "pass:" + Self.password, "-out",
      path + "/locked.key")
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// A server that speaks TLS.
  ///
  /// - Parameters:
  ///   - provesClients: it lets in only who has the client's certificate.
  ///   - certificate: the file with its certificate and key.
  func server(provesClients: Bool = true, certificate: String = "both.pem") -> ReplayServer {
    let recording = (ReplayServer.recordings ?? "") + "/v1.36.2"
    let clients = provesClients ? ["--clients", file("client.pem")] : []
    return ReplayServer([recording, "--certificate", file(certificate)] + clients, scheme: "https")
  }

  private func make(_ name: String, _ addition: String) {
    run(
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
      "-subj",
      "/CN=\(name)", "-addext", addition, "-keyout", "\(path)/\(name).key", "-out", "\(path)/\(name).pem")
  }

  private func run(_ arguments: String...) {
    let outcome = Process.run("openssl", arguments)
    precondition(outcome.status == 0, String(decoding: outcome.errors, as: UTF8.self))
  }
}
