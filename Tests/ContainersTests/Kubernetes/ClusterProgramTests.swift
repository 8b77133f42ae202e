import Foundation
import TestSupport
import Testing

@testable import Containers

/// Kubeconfigs by which a program tells who we are, as those of clouds do.
@Suite(.enabled(if: Certificates.isPossible, "\(ReplayServer.absence), or openssl is not installed"))
final class ClusterProgramTests {
  private static let version = "client.authentication.k8s.io/v1"
  private let folder = TemporaryFolder()

  /// A program beside the kubeconfig that notes how it was run, and writes what `write` says.
  private func program(_ script: String) {
    writeFile(
      Array("#!/bin/sh\necho \"$* $WHO $KUBERNETES_EXEC_INFO\" >> \(folder.path)/log\n\(script)\n".utf8),
      to: folder.path + "/who")
    unsafe chmod(folder.path + "/who", 0o755)
  }

  /// One that tells a token that it reads from a file.
  private func tokenProgram(_ token: String, end: String = "") {
    say(token)
    program(
      #"""
      echo '{"apiVersion":"\#(Self.version)","kind":"ExecCredential","status":{"token":"'$(cat \#(folder.path)/token)'"\#(end)}}'
      """#)
  }

  private func say(_ token: String) { writeFile(Array(token.utf8), to: folder.path + "/token") }

  private var runs: [String] {
    (fileBytes(folder.path + "/log") ?? []).lines.map { String(decoding: $0, as: UTF8.self) }
  }

  private func access(
    _ url: String, command: String = "./who", cluster: String = "", more: String = ""
  ) throws -> ClusterAccess {
    let config = folder.path + "/config"
    writeFile(
      Array(
        """
        current-context: c
        contexts: [{name: c, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: "\(url)"\(cluster)}}]
        users: [{name: u, user: {exec: {command: \(command), args: [get, token], apiVersion: \(Self.version),
          env: [{name: WHO, value: ann}], interactiveMode: IfAvailable\(more)}}}]
        """.utf8), to: config)
    return try ClusterAccess(kubeconfig: config)
  }

  @Test func `one run lets all kinds in, and is told what it needs`() throws {
    let server = ReplayServer(recording: "v1.36.2")
    server.control("token?value=abc")
    tokenProgram("abc")
    let run = ClusterRun(try access(server.url, more: ", provideClusterInfo: true"))
    #expect(run.settle())
    #expect(run.told["Pod"].count == 6 && run.notes == [])
    #expect(
      runs == [
        #"get token ann {"apiVersion":"\#(Self.version)","kind":"ExecCredential","#
          + #""spec":{"cluster":{"server":"\#(server.url)"},"interactive":false}}"#
      ])
  }

  @Test func `it is run again where the server does not take what it told`() throws {
    let server = ReplayServer(recording: "v1.36.2")
    server.control("token?value=old")
    tokenProgram("old")
    let run = ClusterRun(try access(server.url))
    #expect(run.settle())
    say("new")
    server.control("token?value=new")
    server.control("drop")
    server.control("advance?to=816")
    #expect(run.wait { run.told["Pod"].count == 7 })
    #expect((2..<12).contains(runs.count), "\(runs.count)")
  }

  @Test func `it is run again when what it told is over`() throws {
    let server = ReplayServer(recording: "v1.36.2")
    let end = Date(timeIntervalSinceNow: 1).formatted(.iso8601)
    tokenProgram("abc", end: #","expirationTimestamp":"\#(end)""#)
    let run = ClusterRun(try access(server.url))
    #expect(run.settle())
    run.wait(1_500)
    let before = runs.count
    server.control("drop")
    #expect(run.wait { runs.count > before })
  }

  @Test func `a certificate that it tells lets in`() throws {
    let certificates = Certificates()
    let server = certificates.server()
    let status = try [
      ("clientCertificateData", "client.pem"), ("clientKeyData", "client.key"),
    ].map { name, file in
      let text = String(decoding: try #require(fileBytes(certificates.file(file))), as: UTF8.self)
      return #""\#(name)":"\#(text.split(separator: "\n").joined(separator: #"\n"#))\n""#
    }.joined(separator: ",")
    writeFile(
      Array(#"{"apiVersion":"\#(Self.version)","kind":"ExecCredential","status":{\#(status)}}"#.utf8),
      to: folder.path + "/answer")
    program("cat \(folder.path)/answer")
    let run = ClusterRun(
      try access(server.url, cluster: ", certificate-authority: \(certificates.file("server.pem"))"))
    #expect(run.settle())
    #expect(run.told["Pod"].count == 6, "\(run.notes)")
  }

  @Test(arguments: [
    ("echo first >&2; echo no credentials >&2; exit 3", "ended with status 3: no credentials"),
    ("kill -9 $$", "was ended by a signal"), ("sleep 30", "took longer than 0.3 s"),
    ("echo hello", "what it wrote is no ExecCredential"),
    (
      #"echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1"}'"#,
      "it wrote a credential of client.authentication.k8s.io/v1beta1"
    ),
    (
      #"echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{}}'"#,
      "it wrote neither a token nor a certificate"
    ),
  ])
  func `where it fails, one note says why, and it is run ever less often`(script: String, reason: String)
    throws
  {
    program(script)
    var pace = ClusterRun.pace
    pace.program = 300
    let server = ReplayServer(recording: "v1.36.2")
    let run = ClusterRun(try access(server.url), pace: pace)
    #expect(run.settle())
    run.wait(600)
    #expect(run.notes.count == 1)
    #expect(
      run.notes.first?.contains("/who") == true && run.notes.first?.contains(reason) == true, "\(run.notes)")
    #expect((1..<12).contains(runs.count), "\(runs.count)")
    #expect(server.log.isEmpty)
  }

  @Test func `one that is not there is told of with what its author says about that`() throws {
    let run = ClusterRun(
      try access("http://127.0.0.1:1", command: "no-such-program", more: ", installHint: get it somewhere"))
    #expect(run.settle())
    #expect(
      run.notes.first?.contains(
        "no-such-program cannot be run: No such file or directory: get it somewhere") == true, "\(run.notes)")
  }
}
