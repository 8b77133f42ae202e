import TestSupport
import Testing

@testable import Containers

/// The records in a capture, as sysdig reads them: also those of kinds that it does not know.
@Suite(
  .enabled(
    if: ReplayServer.isPossible && Process.isInstalled("sysdig"),
    "\(ReplayServer.absence), or sysdig is not installed: apt-get install sysdig"))
struct SysdigReadingTests {
  @Test func `sysdig finds the names of pods and of what they belong to`() throws {
    let server = ReplayServer(recording: "v1.36.2")
    let run = try ClusterRun(server)
    #expect(run.settle())
    server.control("advance?to=816")
    #expect(run.wait { run.told.byKind["CronJob"] == [:] && run.told["Pod"].count == 7 })
    run.wait(200)
    let kinds = Set(run.records.compactMap { JSONText.object($0)?["kind"] as? String })
    #expect(kinds.count == ClusterKind.allCases.count)
    // A container of the backend, one of the frontend that came after the first lists, and one of a daemon set.
    let containers = try ["backend-", "frontend-7f94fddb58", "agent-"].map { try Self.container(of: $0, run) }
    let file = TemporaryFile(Self.capture(of: containers, run.records))
    let format =
      "*%k8s.pod.name %k8s.ns.name %k8s.rc.name %k8s.rs.name %k8s.deployment.name %k8s.svc.name"
      + " %k8s.pod.label.app"
    let arguments = ["-r", file.path, "-p", format, "evt.type=close"]
    let outcome = Process.run("sysdig", arguments)
    #expect(outcome.status == 0, "\(String(decoding: outcome.errors, as: UTF8.self))")
    let lines = outcome.output.lines.map { String(decoding: $0, as: UTF8.self) }
    #expect(lines.count == 3)
    #expect(lines.first?.hasPrefix("backend-") == true)
    #expect(lines.first?.contains(" critical-app backend <NA> <NA> backend backend") == true, "\(lines)")
    #expect(
      lines.dropFirst().first?.contains(
        " critical-app <NA> frontend-7f94fddb58 frontend frontend frontend") == true, "\(lines)")
    #expect(lines.last?.contains(" kube-system <NA> <NA> <NA> <NA> agent") == true, "\(lines)")
    if let trowel = Repository.binary { #expect(Process.run(trowel, arguments).output == outcome.output) }
  }

  /// The short id of the first container of a pod.
  private static func container(of prefix: String, _ run: ClusterRun) throws -> String {
    let pod = try #require(
      run.told["Pod"].values.compactMap { JSONText.object(Array($0.utf8)) }.first {
        ($0["name"] as? String)?.hasPrefix(prefix) == true
      })
    let id = try #require(pod.maps("containerStatuses")?.first?["containerID"] as? String)
    return String(id.dropFirst("containerd://".count).prefix(12))
  }

  /// A call in each container, after the records.
  private static func capture(of containers: [String], _ records: [[UInt8]]) -> CaptureBuilder {
    var builder = CaptureBuilder()
    for (index, id) in containers.enumerated() {
      let path = "memory=/kubepods/burstable/pod1/\(id)\(String(repeating: "0", count: 52))"
      builder = builder.thread(Int64(index + 10), "sleep", cgroups: [path])
    }
    for id in containers { builder = builder.container(id, name: "c-\(id)", image: "busybox", type: 7) }
    for record in records { builder = builder.kubernetes(String(decoding: record, as: UTF8.self)) }
    for index in containers.indices {
      builder = builder.event("close", .enter, thread: Int64(index + 10), [.fd(3)])
    }
    return builder
  }
}
