import Events
import Inspection
import TestSupport
import Testing

/// Where events and containers come from: fields that only newer libraries have.
@Suite struct OriginFieldsTests {
  @Test func eventsAreOfSystemCallsUnlessAPluginMadeThem() throws {
    let capture = CaptureBuilder().machine(MachineRecord(hostName: Array("web-1".utf8))).thread(7, "app")
      .generic(39).event("drop", .enter, [1])
      .event("asyncevent", .enter, [0, "hello", .bytes([])]).event(
        "asyncevent", .enter, [9, "other", .bytes([])])
    let lines = try capture.lines("*%evt.source %evt.is_async %evt.asynctype %evt.hostname")
    #expect(
      lines == [
        "syscall false <NA> web-1", "syscall false <NA> web-1", "syscall true drop web-1",
        "syscall true hello web-1", "<NA> true other web-1",
      ])
  }

  private static let id = "4b44ae6e7bb7"
  private static let sandbox = "aaaaaaaaaaaa"
  private static let tail = String(repeating: "0", count: 52)

  /// A container (7) of a pod whose sandbox has a record of its own.
  private static func pod(_ members: String) -> CaptureBuilder {
    CaptureBuilder().layout { $0.processTail = .new }
      .thread(7, "app", cgroups: ["cpu=/docker/\(id)\(tail)"]).thread(8, "host")
      .container(
        """
        {"container":{"id":"\(id)","full_id":"\(id)\(tail)","type":7,"name":"c","image":"i",\(members)
        "labels":{"io.kubernetes.pod.uid":"uid-1","io.kubernetes.sandbox.id":"\(sandbox)\(tail)"}}}
        """
      )
      .container(
        """
        {"container":{"id":"\(sandbox)","type":7,"name":"s","image":"p","ip":"10.9.8.7","cni_json":"{}",
        "is_pod_sandbox":true}}
        """
      )
      .at(1_600_000_000_000_000_700).on(7).generic(39)
  }

  @Test(arguments: [
    ("container.full_id", id + tail), ("container.start_ts", "1600000000000000000"),
    ("container.duration", "700"), ("k8s.pod.uid", "uid-1"), ("k8s.pod.sandbox_id", sandbox),
    ("k8s.pod.full_sandbox_id", sandbox + tail), ("k8s.pod.ip", "10.9.8.7"), ("k8s.pod.cni.json", "{}"),
    ("container.ip", nil), ("container.cni.json", nil),
  ])
  func theSandboxTellsOfThePod(field: String, expected: String?) throws {
    #expect(try Self.pod("").lines("%\(field)").first == expected)
  }

  @Test(arguments: [
    ("container.ip", "10.0.0.3"), ("k8s.pod.ip", "10.0.0.3"), ("container.cni.json", "[1]"),
    ("k8s.pod.cni.json", "[1]"),
  ])
  func newerRecordsTellOfThePodThemselves(field: String, expected: String) throws {
    let members = #""ip":"10.0.0.3","cni_json":"[1]","#
    #expect(try Self.pod(members).lines("%\(field)").first == expected)
  }

  @Test func anEngineTellsWhenAContainerStarted() throws {
    let capture = CaptureBuilder().thread(7, "app", cgroups: ["cpu=/docker/\(Self.id)\(Self.tail)"])
      .at(1_600_000_000_000_000_000).on(7).generic(39)
      .container(#"{"container":{"id":"\#(Self.id)","type":0,"started_time":1599999999000000007}}"#)
      .at(1_600_000_000_000_000_000).on(7).generic(39)
    let lines = try capture.lines("*%container.start_ts %container.duration", where: "proc.name=app")
    #expect(Set(lines.prefix(2)) == ["<NA> <NA>"])
    #expect(lines.last == "1599999999000000007 1000000993")
  }

  @Test func theFirstProcessOfAContainerTellsWhenItStarted() throws {
    func child(_ id: Int64, of parent: Int64, virtual: Int64, _ group: String) -> [EventValue] {
      [
        .result(0), "/bin/app", .list([]), .pid(id), .pid(id), .pid(parent), "/", 1024, 0, 0, 0, 0, 0, "app",
        .list(["cpu=/docker/" + group]), .flags(1 << 29), 0, 0, .pid(virtual), .pid(virtual),
      ]
    }
    let group = Self.id + Self.tail
    let other = String(repeating: "b", count: 64)
    let capture = CaptureBuilder().thread(7, "shim")
      .at(1_600_000_000_000_000_000).on(20).event("clone", .exit, child(20, of: 7, virtual: 1, group))
      .at(1_600_000_000_000_000_300).on(21).event("clone", .exit, child(21, of: 20, virtual: 2, group))
      .at(1_600_000_000_000_000_600).on(22).event("clone", .exit, child(22, of: 20, virtual: 3, other))
    let lines = try capture.lines("*%thread.tid %container.start_ts %container.duration")
    let start = "1600000000000000000"
    #expect(lines == ["20 \(start) 0", "21 \(start) 300", "22 <NA> <NA>"])
  }

  @Test func theHostIsNoContainer() throws {
    let capture = CaptureBuilder().thread(8, "host").generic(39)
    #expect(try capture.lines("%container.full_id").first == "host")
    #expect(try capture.lines("%container.ip").isEmpty && capture.lines("%k8s.pod.ip").isEmpty)
    #expect(try capture.lines("%container.start_ts").isEmpty)
  }
}
