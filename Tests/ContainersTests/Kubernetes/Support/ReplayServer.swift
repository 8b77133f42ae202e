import TestSupport

@testable import Containers

/// `Tests/KubernetesServer` running: a stand-in for an API server.
final class ReplayServer {
  let url: String
  private let controlURL: String
  private let process: RunningProcess

  /// What was recorded from real API servers; nil where that is not there.
  static let recordings: String? = Repository.sharedCaptures.map { $0 + "/../fixtures/kubernetes" }.flatMap {
    Repository.exists($0) ? $0 : nil
  }
  static let isPossible = recordings != nil && Repository.exists("/usr/bin/python3")
  static let absence =
    "the recordings of API servers (../shared/fixtures/kubernetes) or python3 are not there"

  /// - Parameters:
  ///   - source: the folder of recordings in `recordings`, or options.
  ///   - scheme: `https` with a certificate among the options.
  init(_ source: [String], scheme: String = "http") {
    process = RunningProcess(
      "/usr/bin/python3", ["-B", "\(Repository.root)/Tests/KubernetesServer/server.py"] + source)
    var line: [UInt8] = []
    while line.last != UInt8(ascii: "\n") {
      let bytes = process.read(16)
      precondition(!bytes.isEmpty, "the server did not start")
      line += bytes
    }
    url = "\(scheme)://127.0.0.1:" + String(decoding: line.dropLast(), as: UTF8.self)
    controlURL = url + "/_control/"
  }

  convenience init(recording version: String) { self.init([(Self.recordings ?? "") + "/" + version]) }

  deinit { process.send(15) }

  /// Changes the cluster or the health of its server; see `Control` there.
  @discardableResult
  func control(_ command: String) -> String { get(controlURL + command) }

  /// All objects of a kind that are there now, as the API lists them; none where it does not have the kind.
  func list(_ kind: ClusterKind) -> [[String: Any]] {
    for version in kind.versions {
      let answer = JSONText.object(Array(get("\(url)\(version)/\(kind.plural)").utf8))
      if let items = answer?.maps("items") { return items }
    }
    return []
  }

  private func get(_ url: String) -> String {
    let client = HTTPClient()
    var request = HTTPRequest(url: url)
    request.trust.acceptsAnyServer = true
    var body: [UInt8] = []
    var isOver = false
    client.start(request) { progress in
      if case .body(let bytes) = progress { body += bytes }
      if case .end = progress { isOver = true }
    }
    while !isOver { _ = client.run(watching: -1, timeout: 100) }
    return String(decoding: body, as: UTF8.self)
  }

  /// The paths that were asked for, without those of `control`.
  var log: [String] {
    control("log").split(separator: ",").map { $0.filter { !"[]\" ".contains($0) } }.filter { !$0.isEmpty }
  }
}
