import TestSupport

/// A folder with certificates and keys as PEM, made by openssl: of a server on 127.0.0.1, which is its own authority, and
/// of a client.
final class Certificates {
  private let folder = TemporaryFolder()

  static let isPossible = ReplayServer.isPossible && Process.isInstalled("openssl")
  static let password = "open sesame"

  var path: String { folder.path }

  init() {
    make("server", "subjectAltName=IP:127.0.0.1")
    make("client", "extendedKeyUsage=clientAuth")
    writeFile(
      (fileBytes(path + "/server.pem") ?? []) + (fileBytes(path + "/server.key") ?? []),
      to: path + "/both.pem")
    run(
      "ec", "-in", path + "/client.key", "-aes256", "-passout", "pass:" + Self.password, "-out",
      path + "/locked.key")
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// A server that speaks TLS and lets in only who has the client's certificate.
  func server() -> ReplayServer {
    let recording = (ReplayServer.recordings ?? "") + "/v1.36.2"
    return ReplayServer(
      [recording, "--certificate", file("both.pem"), "--clients", file("client.pem")], scheme: "https")
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
