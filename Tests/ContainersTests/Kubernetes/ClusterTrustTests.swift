import TestSupport
import Testing

@testable import Containers

/// Servers that speak TLS and ask for certificates.
@Suite(.enabled(if: Certificates.isPossible, "\(ReplayServer.absence), or openssl is not installed"))
struct ClusterTrustTests {
  private let certificates = Certificates()

  private func pods(_ access: ClusterAccess) -> (count: Int, notes: [String]) {
    let run = ClusterRun(access)
    #expect(run.settle())
    run.wait(200)
    return (run.told["Pod"].count, run.notes)
  }

  @Test func `-K lets in by a certificate, whose key may be locked`() throws {
    let server = certificates.server()
    for key in ["client.key", "locked.key#" + Certificates.password] {
      var access = try ClusterAccess(url: server.url)
      access.believeServer()
      try access.prove(
        by: "\(certificates.file("client.pem")):\(certificates.file(key)):\(certificates.file("server.pem"))")
      #expect(pods(access) == (6, []))
    }
  }

  @Test func `a kubeconfig lets in by what it holds`() throws {
    let server = certificates.server()
    writeFile(
      Array(
        """
        current-context: c
        contexts: [{name: c, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: "\(server.url)", certificate-authority: server.pem}}]
        users: [{name: u, user: {client-certificate: client.pem, client-key: client.key}}]
        """.utf8), to: certificates.file("config"))
    #expect(pods(try ClusterAccess(kubeconfig: certificates.file("config"))) == (6, []))
  }

  @Test func `a server proves the name that the kubeconfig says, and not the one of its address`() throws {
    let server = certificates.server(provesClients: false, certificate: "named-both.pem")
    for (name, count) in [
      ("", 0), ("tls-server-name: api.example, ", 6), ("tls-server-name: x.example, ", 0),
    ] {
      writeFile(
        Array(
          """
          current-context: c
          contexts: [{name: c, context: {cluster: c, user: u}}]
          clusters: [{name: c, cluster: {server: "\(server.url)", \(name)certificate-authority: named.pem}}]
          """.utf8), to: certificates.file("config"))
      let outcome = pods(try ClusterAccess(kubeconfig: certificates.file("config")))
      #expect(outcome.count == count && outcome.notes.isEmpty == (count > 0), "\(name) \(outcome.notes)")
    }
  }

  @Test func `a server is spoken to over the proxy of the kubeconfig`() throws {
    // A server that is asked for a whole address answers as a proxy would.
    let server = ReplayServer(recording: "v1.36.2")
    writeFile(
      Array(
        """
        current-context: c
        contexts: [{name: c, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: "http://api.example:6443", proxy-url: "\(server.url)"}}]
        """.utf8), to: certificates.file("config"))
    #expect(pods(try ClusterAccess(kubeconfig: certificates.file("config"))) == (6, []))
    #expect(server.log.allSatisfy { $0.hasPrefix("http://api.example:6443/api") })
  }

  @Test func `certificates that were replaced are read again`() throws {
    let server = certificates.server()
    let (certificate, key) = (certificates.file("mine.pem"), certificates.file("mine.key"))
    func take(_ name: String) {
      for (file, copy) in [("\(name).pem", certificate), ("\(name).key", key)] {
        writeFile(fileBytes(certificates.file(file)) ?? [], to: copy)
      }
    }
    take("named")
    var access = try ClusterAccess(url: server.url)
    try access.prove(by: "\(certificate):\(key):\(certificates.file("server.pem"))")
    let run = ClusterRun(access)
    #expect(run.wait { !run.notes.isEmpty })
    #expect(run.told["Pod"].isEmpty)
    take("client")
    #expect(run.wait { run.told["Pod"].count == 6 })
  }

  @Test func `a server that somebody else vouches for is not believed`() throws {
    let server = certificates.server()
    var access = try ClusterAccess(url: server.url)
    try access.prove(
      by:
        "\(certificates.file("client.pem")):\(certificates.file("client.key")):\(certificates.file("client.pem"))"
    )
    let (count, notes) = pods(access)
    #expect(count == 0)
    #expect(notes.count == 1 && notes.first?.contains("SSL peer certificate") == true, "\(notes)")
  }

  @Test func `without an authority any server is believed, and people are told so`() throws {
    let server = certificates.server()
    var access = try ClusterAccess(url: server.url)
    access.believeServer()
    try access.prove(by: "\(certificates.file("client.pem")):\(certificates.file("client.key"))")
    let (count, notes) = pods(access)
    #expect(count == 6)
    #expect(
      notes.count == 1 && notes.first?.contains("whether it is the right server is not checked") == true)
  }
}
