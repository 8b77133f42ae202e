import Captures
import Inspection
import State
import TestSupport
import Testing

/// Probes that the record of a pod tells, where no engine does.
@Suite struct PodProbeTests {
  private static let digits = "c5f3f8d7c2a1908f7e6d5c4b3a29180706f5e4d3c2b1a0998877"
  private static let id = "aaaaaaaaaaaa"

  private static let pod = ClusterObject("p1", "web-1", in: "shop").with(
    "containers",
    json: #"""
      [{"name":"other","livenessProbe":{"exec":{"command":["/bin/other"]}}},{"name":"web",
      "livenessProbe":{"exec":{"command":["/bin/live","-v"]}},"readinessProbe":{"exec":{"command":["ready"]}}}]
      """#
  ).with("containerStatuses", json: #"[{"name":"web","containerID":"containerd://\#(id)\#(digits)"}]"#)

  private static let group = ["cpu=/kubepods/\(id)\(digits)"]

  /// A runtime on the host starts a program in the container.
  private func capture(_ words: [String], record container: String? = nil) -> CaptureBuilder {
    var builder = CaptureBuilder().thread(1, "runtime", cgroups: ["cpu=/"])
    if let container { builder = builder.container(container) }
    return builder.told(.added, "Pod", Self.pod).on(1).clone(50, name: "runtime")
      .execve(words[0], arguments: Array(words.dropFirst()), cgroups: Self.group).close(3)
  }

  /// Whether a filter matches the last event.
  private func matches(_ filter: String, _ capture: CaptureBuilder) throws -> Bool {
    let file = TemporaryFile(capture)
    var reader = try CaptureReader(path: file.path)
    var machine = Machine()
    var filter = try Filter(filter, for: &machine)
    var isMatch = false
    while let event = try reader.next(informing: &machine) {
      machine.apply(event)
      isMatch = filter.matches(event, machine)
    }
    return isMatch
  }

  @Test(arguments: [
    (["/bin/live", "-v"], "proc.is_container_liveness_probe"),
    (["ready"], "proc.is_container_readiness_probe"),
  ])
  func `a process that is a probe of its container's pod is known as one`(words: [String], field: String)
    throws
  {
    #expect(try matches("\(field)=true", capture(words)))
    #expect(try matches("\(field)=false", capture(words + ["-x"])))
  }

  @Test func `another container's probe is none`() throws {
    for field in ["liveness_probe", "readiness_probe", "healthcheck"] {
      let name = "proc.is_container_\(field)"
      #expect(try matches("\(name)=false", capture(["/bin/other"])), "\(name)")
    }
  }

  @Test func `the commands are told, too`() throws {
    let capture = capture(["sleep"])
    #expect(try matches("container.liveness_probe='/bin/live -v'", capture))
    #expect(try matches("container.readiness_probe=ready", capture))
    #expect(try matches("container.healthcheck=NONE", capture))
  }

  @Test func `what the engine tells comes first`() throws {
    let record = #"{"container":{"id":"\#(Self.id)","type":7,"LivenessProbe":{"exe":"mine","args":[]}}}"#
    let capture = capture(["mine"], record: record)
    #expect(try matches("proc.is_container_liveness_probe=true", capture))
    #expect(try matches("container.liveness_probe=mine and container.readiness_probe=NONE", capture))
    let known = self.capture(["ready"], record: #"{"container":{"id":"\#(Self.id)","type":7}}"#)
    #expect(try matches("container.readiness_probe=ready and container.healthcheck=NONE", known))
  }
}
