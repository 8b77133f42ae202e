import Foundation
import TestSupport
import Testing

@testable import Containers

/// `trowel-metadata` as it runs in a pod: with the files that kubelet puts there and the environment of containers.
@Suite(
  .enabled(if: Certificates.isPossible, "\(ReplayServer.absence), or openssl is not installed"),
  .enabled(if: geteuid() == 0, "mounting the files of a service account needs root"),
  .enabled(if: Repository.built("trowel-metadata") != nil, "trowel-metadata is not built"))
final class InClusterTests {
  private let account = TemporaryFolder()
  private let certificates = Certificates()

  /// As kubelet writes them: files are links into a folder that is replaced as a whole.
  private func write(token: String, version: String) throws {
    let data = "\(account.path)/..\(version)"
    Repository.makeFolder(data)
    writeFile(try #require(fileBytes(certificates.file("server.pem"))), to: data + "/ca.crt")
    writeFile(Array(token.utf8), to: data + "/token")
    writeFile(Array("critical-app".utf8), to: data + "/namespace")
    let files = FileManager.default
    try? files.removeItem(atPath: account.path + "/..data")
    try files.createSymbolicLink(atPath: account.path + "/..data", withDestinationPath: "..\(version)")
    for name in ["ca.crt", "token", "namespace"] where !Repository.exists("\(account.path)/\(name)") {
      try files.createSymbolicLink(atPath: "\(account.path)/\(name)", withDestinationPath: "..data/\(name)")
    }
  }

  @Test func `a pod's service account lets in, also when its token was replaced`() throws {
    try write(token: "old", version: "1")
    let server = certificates.server(provesClients: false)
    server.control("token?value=old")
    let port = try #require(server.url.split(separator: ":").last)
    let script = """
      mount -t tmpfs none /run && mkdir -p \(ClusterAccess.serviceAccountFolder) \
      && mount --bind "$0" \(ClusterAccess.serviceAccountFolder) \
      && KUBERNETES_SERVICE_HOST=127.0.0.1 KUBERNETES_SERVICE_PORT=\(port) exec timeout 60 "$@"
      """
    let client = try MetadataClient(
      ["--kubernetes", "incluster"],
      launcher: ["/usr/bin/unshare", "--mount", "/bin/sh", "-c", script, account.path])
    client.send("settle")
    RunningProcess.wait { client.lines.contains("settled") }
    #expect(pods(client).count == 6, "\(client.lines.filter { $0.hasPrefix("note") })")
    server.control("token?value=new")
    try write(token: "new", version: "2")
    server.control("drop")
    server.control("advance?to=243")
    RunningProcess.wait { pods(client).count == 7 }
    #expect(pods(client).count == 7, "\(client.lines.filter { $0.hasPrefix("note") })")
  }

  /// The names of the pods that have been told of.
  private func pods(_ client: MetadataClient) -> Set<String> {
    let records = client.lines.filter { $0.hasPrefix("kubernetes ") }.compactMap {
      JSONText.object(Array($0.dropFirst("kubernetes ".count).utf8))
    }
    return Set(
      records.filter { $0["kind"] as? String == "Pod" }.flatMap { $0.maps("items") ?? [] }
        .compactMap { $0["name"] as? String })
  }
}
