import TestSupport
import Testing

/// The stand-in is a fair one: kubectl takes it for an API server.
@Suite(
  .enabled(
    if: ReplayServer.isPossible && Process.isInstalled("kubectl"),
    "\(ReplayServer.absence), or kubectl is not installed: apt-get install kubernetes-client"))
struct KubectlTests {
  @Test(arguments: ["v1.36.2", "v1.20.2"])
  func `kubectl lists pods, and watches them`(version: String) throws {
    let server = ReplayServer(recording: version)
    let pods = Process.run(
      "timeout", ["20", "kubectl", "--server", server.url, "get", "pods", "-A", "-o", "name"])
    #expect(pods.status == 0, "\(String(decoding: pods.errors, as: UTF8.self))")
    let list = version == "v1.36.2" ? "list-1-after-start" : "list-no-nodes"
    let expected = RecordedCluster(version).objects("\(list)/pods.json").map {
      "pod/" + ($0.map("metadata")["name"] as? String ?? "")
    }
    #expect(pods.output.lines.map { String(decoding: $0, as: UTF8.self) }.sorted() == expected.sorted())

    let watch = RunningProcess(
      "timeout", ["20", "kubectl", "--server", server.url, "get", "pods", "-A", "-w", "-o", "name"])
    var seen: [UInt8] = []
    while seen.count(where: { $0 == UInt8(ascii: "\n") }) < expected.count { seen += watch.read(4_096) }
    // Of the pods that are told of now, the first is one that was not there.
    server.control("advance?to=300")
    let change = String(decoding: watch.read(4_096), as: UTF8.self)
    #expect(change.hasPrefix("pod/frontend-"), "\(change)")
    watch.interrupt()
    _ = watch.finish()
  }
}
