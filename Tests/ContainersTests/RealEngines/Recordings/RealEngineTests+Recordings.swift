import Foundation
import TestSupport
import Testing

extension RealEngineTests {
  @Suite(
    "Recordings of real containers",
    .enabled(if: Repository.binary != nil, "there is no release binary: Scripts/build"))
  struct RecordingTests {
    /// What an engine runs in a container joins its group before it is known as a process of it.
    private static let ofCommand = "proc.name in (sh, sleep)"
    private static let classic = [
      "container.id", "container.name", "container.image", "container.image.id", "container.image.repository",
      "container.image.tag", "container.image.digest", "container.type", "container.privileged",
      "container.mounts", "container.mount[0]", "container.mount.source[/data]", "container.mount.dest[/etc]",
      "container.mount.mode[/etc]", "container.mount.rdwr[/etc]", "container.mount.propagation[/etc]",
      "container.healthcheck", "container.liveness_probe", "container.readiness_probe", "k8s.pod.name",
      "k8s.ns.name",
    ]
    private static let newer = [
      "container.full_id", "container.ip", "container.labels", "container.label[app]", "k8s.pod.uid",
      "k8s.pod.sandbox_id", "k8s.pod.full_sandbox_id", "k8s.pod.ip",
    ]
    private static let ofTime = ["evt.rawtime", "container.start_ts", "container.duration"]

    @Test("Every field of a container is as its engine, and sysdig, tell it", arguments: RecordedEngine.all)
    func fields(engine: RecordedEngine) throws {
      let running = try SharedEngines.running(engine.name)
      let container = try engine.start("web", running)
      defer { container.remove() }
      let path = "\(running.folder)/web.scap"
      let recording = Recording(
        into: path, ["--container", String(container.id.prefix(12))] + engine.options(running))
      recording.wait(for: 200_000)
      recording.finish()

      let fields = Self.classic + Self.newer
      let lines = Set(try lines(of: path, fields))
      #expect(lines.count == 1, "\(lines)")
      let values = try #require(lines.first).split(separator: "|", omittingEmptySubsequences: false)
      for (field, value) in zip(fields, values) {
        #expect(value == container.fields[field] ?? "<NA>", "\(field)")
      }
      try checkTimes(path, container)
      compareWithSysdig(path, engine.isKnownToSysdig ? Self.classic : ["proc.name", "thread.tid"])
    }

    @Test("No field of containers is left out")
    func complete() throws {
      let outcome = TestSupport.Process.run(try #require(Repository.binary), ["-l"])
      let words = String(decoding: outcome.output, as: UTF8.self).split { $0 == " " || $0 == "\n" }
      let known = Set(words.filter { $0.hasPrefix("container.") && $0 != "container." })
      let compared = Self.classic + Self.newer + Self.ofTime
      let left = known.subtracting(compared.map { $0.prefix { $0 != "[" } })
      #expect(left == ["container.cni.json"])
    }

    @Test(
      "A container that starts during the capture is known within 100 ms of its first event",
      arguments: RecordedEngine.all)
    func late(engine: RecordedEngine) throws {
      let running = try SharedEngines.running(engine.name)
      let path = "\(running.folder)/late.scap"
      let group = try running.makeGroup()
      // Nothing is written before there is an event.
      let busy = "echo $$ >\(group)/cgroup.procs; for _ in $(seq 200); do sleep 0.1; done"
      let process = RunningProcess("/bin/sh", ["-c", busy])
      defer { process.send(9) }
      let recording = Recording(into: path, ["--cgroup", group] + engine.options(running))
      recording.wait()
      // Engines are followed from the moment on when they have been asked.
      sleep(1)
      let container = try engine.start("late", running)
      defer { container.remove() }
      recording.wait(for: Repository.byteCount(of: path) + 100_000)
      recording.finish()

      let filter = "container.id=\(container.id.prefix(12))"
      let isNamed =
        container.fields["container.name"] == nil ? "container.type exists" : "container.name=late"
      let all = try lines(of: path, ["evt.rawtime"], filter).compactMap(Int64.init)
      let named = try lines(of: path, ["evt.rawtime"], "\(filter) and \(isNamed)")
        .compactMap(Int64.init)
      let wait = try #require(named.first) - (try #require(all.first))
      withKnownIssue("the machine is busy", isIntermittent: true) {
        #expect(wait < 100_000_000, "known after \(wait / 1_000_000) ms")
      } when: {
        MachineLoad.isHigh
      }
      let started = try lines(
        of: path, ["evt.rawtime", "container.duration"], "\(filter) and \(Self.ofCommand)")
      #expect(!started.contains { $0.hasSuffix("<NA>") })
    }

    private func checkTimes(_ path: String, _ container: RunningContainer) throws {
      for line in Set(try lines(of: path, Self.ofTime)) {
        let times = line.split(separator: "|").compactMap { Int64($0) }
        // Nobody says when a container that ran before the capture started, if no engine does.
        guard let start = container.start else {
          #expect(times.count == 1)
          continue
        }
        try #require(times.count == 3, "\(line)")
        #expect(times[1] == start)
        #expect(times[0] - times[1] == times[2])
      }
    }

    private func compareWithSysdig(_ path: String, _ fields: [String]) {
      guard Repository.exists("/usr/bin/sysdig"), let binary = Repository.binary else { return }
      let arguments = ["-r", path, "-p", "*%evt.num " + Self.format(fields)]
      let sysdig = TestSupport.Process.run("/usr/bin/sysdig", arguments)
      let trowel = TestSupport.Process.run(binary, arguments)
      let pairs = zip(sysdig.output.lines, trowel.output.lines)
      let difference = pairs.first { !$0.elementsEqual($1) }
        .map {
          "sysdig: \(String(decoding: $0, as: UTF8.self))\ntrowel: \(String(decoding: $1, as: UTF8.self))"
        }
      #expect(sysdig.output == trowel.output && !trowel.output.isEmpty, "\(difference ?? "")")
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

    private static func format(_ fields: [String]) -> String {
      fields.map { "%" + $0 }.joined(separator: "|")
    }
  }
}
