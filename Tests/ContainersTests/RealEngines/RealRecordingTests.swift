import Foundation
import TestSupport
import Testing

@Suite(
  "Recordings of real containers",
  .enabled(if: RealEngines.obstacle == nil, "\(RealEngines.obstacle ?? "")"),
  .enabled(if: Repository.binary != nil, "there is no release binary: Scripts/build"), .serialized)
struct RealRecordingTests {
  /// Something goes on in it for as long as it runs.
  private static let command = ["sh", "-c", "while true; do cat /etc/hostname; sleep 0.05; done"]
  /// What Docker runs in the container to look at its health joins its group before it is known as a process of it.
  private static let ofCommand = "proc.name in (sh, sleep)"
  private static let fields = [
    "container.id", "container.name", "container.image", "container.image.id", "container.image.repository",
    "container.image.tag", "container.type", "container.privileged", "container.mounts",
    "container.healthcheck", "k8s.pod.name",
  ]

  @Test("Docker's names are in the capture as Docker, and sysdig, tell them")
  func docker() throws {
    let engines = try RealEngines(["docker"])
    let wish: [String: Any] = [
      "Image": "local/busybox:1", "Cmd": Self.command,
      "Labels": ["app": "frontend", "io.kubernetes.pod.name": "frontend-1"],
      "Healthcheck": ["Test": ["CMD", "true", "-x"], "Interval": 3_600_000_000_000],
      "HostConfig": ["Binds": ["/etc:/data:ro"]],
    ]
    let id = try start(wish, named: "web", on: engines)
    let path = "\(engines.folder)/web.scap"
    record(["--container", String(id.prefix(12)), "--docker-socket", engines.socket("docker"), "-w", path])

    let told = try engines.rest("GET", "/containers/\(id)/json", on: "docker")
    let image = String((told["Image"] as? String ?? "").dropFirst("sha256:".count))
    let expected = [
      String(id.prefix(12)), "web", "local/busybox:1", image, "local/busybox", "1", "docker", "false",
      "/etc:/data:ro:false:rprivate", "true -x", "frontend-1",
    ]
    #expect(try Set(lines(of: path, Self.fields)) == [expected.joined(separator: "|")])
    let network = told["NetworkSettings"] as? [String: Any]
    let ours = try lines(of: path, ["container.full_id", "container.ip", "container.label[app]"])
    #expect(Set(ours) == ["\(id)|\(network?["IPAddress"] as? String ?? "")|frontend"])
    if Repository.exists("/usr/bin/sysdig") {
      let format = "*%evt.num " + Self.format(Self.fields)
      let sysdig = TestSupport.Process.run("/usr/bin/sysdig", ["-r", path, "-p", format])
      let trowel = TestSupport.Process.run(try #require(Repository.binary), ["-r", path, "-p", format])
      #expect(sysdig.output == trowel.output && !trowel.output.isEmpty)
    }
    try engines.rest("DELETE", "/containers/\(id)?force=1", on: "docker")
  }

  @Test("A container that starts during the capture is known within 100 ms of its first event")
  func late() throws {
    let engines = try RealEngines(["docker"])
    // The group of the engine's containers is made with the first of them.
    let wish: [String: Any] = ["Image": "local/busybox:1", "Cmd": Self.command]
    let first = try start(wish, named: "first", on: engines)
    let root = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified", "/sys/fs/cgroup/pids"].first {
      Repository.exists("\($0)/\(engines.name)/\(first)")
    }
    let group = try #require(root) + "/" + engines.name
    let path = "\(engines.folder)/late.scap"
    let socket = engines.socket("docker")
    let recording = Thread { [self] in record(["--cgroup", group, "--docker-socket", socket, "-w", path]) }
    recording.start()
    usleep(1_000_000)
    let id = try start(wish, named: "late", on: engines)
    while !recording.isFinished { usleep(20_000) }

    let filter = "container.id=\(id.prefix(12))"
    let all = try lines(of: path, ["evt.rawtime"], filter).compactMap(Int64.init)
    let named = try lines(of: path, ["evt.rawtime"], filter + " and container.name=late").compactMap(
      Int64.init)
    let wait = try #require(named.first) - (try #require(all.first))
    #expect(wait < 100_000_000, "known after \(wait / 1_000_000) ms")
    for each in [first, id] { try engines.rest("DELETE", "/containers/\(each)?force=1", on: "docker") }
  }

  /// - Returns: the id of a container that runs.
  private func start(_ wish: [String: Any], named name: String, on engines: RealEngines) throws -> String {
    let made = try engines.rest("POST", "/containers/create?name=\(name)", on: "docker", wish)
    let id = try #require(made["Id"] as? String)
    let refusal = try engines.rest("POST", "/containers/\(id)/start", on: "docker")
    try #require(refusal.isEmpty, "\(refusal)")
    return id
  }

  /// Records containers that the test has made, for three seconds.
  private func record(_ arguments: [String]) {
    let outcome = TestSupport.Process.run(
      "/usr/bin/timeout", ["20", Repository.binary ?? "", "-M", "3"] + arguments)
    #expect(outcome.status == 0, "\(String(decoding: outcome.errors, as: UTF8.self))")
  }

  /// What each event shows, with bars between the fields.
  private func lines(of path: String, _ fields: [String], _ filter: String = Self.ofCommand) throws
    -> [String]
  {
    let outcome = TestSupport.Process.run(
      try #require(Repository.binary), ["-r", path, "-p", "*" + Self.format(fields), filter])
    let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map(String.init)
    try #require(!lines.isEmpty, "\(String(decoding: outcome.errors, as: UTF8.self))")
    return lines
  }

  private static func format(_ fields: [String]) -> String { fields.map { "%" + $0 }.joined(separator: "|") }
}
