import Testing

@testable import Containers

@Suite("Parts of records")
struct RecordPartsTests {
  @Test(
    "Times of engines are read to the second",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-11-21T02:06:56.989175433Z", 1_795_226_816),
      ("2026-11-21T03:06:56.98+01:00", 1_795_226_816), ("2026-11-20T21:36:56-04:30", 1_795_226_816),
      ("2000-02-29T12:00:00Z", 951_825_600), ("2100-03-01T00:00:00Z", 4_107_542_400),
      ("0001-01-01T00:00:00Z", -62_135_596_800),
    ])
  func times(text: String, seconds: Int64) {
    #expect(EngineTime.seconds(text) == seconds)
  }

  @Test(
    "When something started is read to the nanosecond",
    arguments: [
      ("2026-11-21T02:06:56.989175433Z", 1_795_226_816_989_175_433),
      ("2026-11-21T03:06:56.98+01:00", 1_795_226_816_980_000_000),
      ("2026-11-20T21:36:56-04:30", 1_795_226_816_000_000_000),
      ("2026-11-21T02:06:56.9891754339Z", 1_795_226_816_989_175_433), ("0001-01-01T00:00:00Z", nil),
      ("9999-01-01T00:00:00Z", nil), ("now", nil),
    ])
  func exactTimes(text: String, nanoseconds: Int64?) {
    #expect(EngineTime.nanoseconds(text) == nanoseconds)
  }

  @Test(
    "What is no time is none",
    arguments: [
      "", "now", "2026-11-21", "2026-13-21T02:06:56Z", "2026-11-21T02:06:56", "2026-11-21T02:06:56.1+1",
      "2026-11-21T02:06:5xZ",
    ])
  func noTime(text: String) {
    #expect(EngineTime.seconds(text) == nil)
  }

  @Test(
    "Lists of processors are counted",
    arguments: [
      ("", 0), ("0", 1), ("0-3", 4), ("0-1,4,6-7", 5), ("3-1", 0), ("a", 0), ("1-2-3", 0),
      ("0-2147483647", 2_147_483_648),
    ])
  func processors(list: String, count: Int64) {
    #expect(CPUList.count(list) == count)
  }

  @Test("A healthcheck is the command that is run for it")
  func healthchecks() {
    typealias Probe = ContainerRecord.Probe
    #expect(Probe(healthcheck: ["CMD", "/ok", "-v"]) == Probe(executable: "/ok", arguments: ["-v"]))
    #expect(Probe(healthcheck: ["CMD", "\"/ok\"", "'-v'"]) == Probe(executable: "/ok", arguments: ["-v"]))
    #expect(
      Probe(healthcheck: ["CMD-SHELL", "curl localhost"])
        == Probe(executable: "/bin/sh", arguments: ["-c", "curl localhost"]))
    for test in [nil, [], ["NONE"], ["CMD"], ["OTHER", "x"]] as [[String]?] {
      #expect(Probe(healthcheck: test) == nil)
    }
  }

  @Test("Probes of Kubernetes take the place of a healthcheck, those of the container's own name")
  func probes() {
    let pod = """
      {"kind":"Pod","spec":{"containers":[
        {"name":"a","livenessProbe":{"exec":{"command":["cat","/tmp/a"]}}},
        {"name":"b","livenessProbe":{"httpGet":{"path":"/"}},"readinessProbe":{"exec":{"command":["/ready"]}}}]}}
      """
    var record = ContainerRecord(fullID: "", kind: .docker, name: "")
    record.probes["Healthcheck"] = .init(executable: "/ok", arguments: [])
    let before = record
    for text in [
      "", "{}", "[]", "{\"spec\":{}}", "{\"spec\":{\"containers\":[]}}", "{\"spec\":{\"containers\":[{}]}}",
    ] {
      record.addProbes(appliedConfiguration: text, container: "b")
      #expect(record == before)
    }
    record.addProbes(appliedConfiguration: pod, container: "b")
    #expect(record.probes == ["ReadinessProbe": .init(executable: "/ready", arguments: [])])
    record.addProbes(appliedConfiguration: pod, container: nil)
    #expect(record.probes == ["LivenessProbe": .init(executable: "cat", arguments: ["/tmp/a"])])
  }

  @Test("Labels with long values are left out")
  func labels() {
    let long = String(repeating: "x", count: 101)
    #expect(
      ContainerRecord.kept(["a": "b", "c": long, "d": String(long.dropLast())]).keys.sorted() == ["a", "d"])
  }
}
