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
