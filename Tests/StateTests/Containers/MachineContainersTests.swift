import Captures
import Events
import TestSupport
import Testing

@testable import State

private let digits = "4b44ae6e7bb7c5f3f8d7c2a1908f7e6d5c4b3a29180706f5e4d3c2b1a0998877"

/// What the machine knows of a thread's container after the last event of a capture.
private func place(of thread: Int64, in capture: CaptureBuilder) throws -> (
  id: String, category: ThreadCategory
) {
  let file = TemporaryFile(capture)
  var reader = try CaptureReader(path: file.path)
  var machine = Machine()
  while let event = try reader.next(informing: &machine) { machine.apply(event) }
  let found = machine.threads.slot(of: ThreadID(rawValue: thread))
  let slot = try #require(found)
  let id = [UInt8](copying: machine.strings[machine.threads[slot].container])
  return (String(decoding: id, as: UTF8.self), machine.threads[slot].category)
}

@Suite struct MachineContainersTests {
  private let failed = #"{"container":{"id":"4b44ae6e7bb7","type":0,"lookup_state":2}}"#

  @Test func `where docker's lookup failed, another engine's name in the path is believed`() throws {
    let capture = CaptureBuilder()
      .thread(1, "init", cgroups: ["cpu=/docker/\(digits)", "cpuset=/lxc/guest"])
    #expect(try place(of: 1, in: capture.close(0)).id == "4b44ae6e7bb7")
    #expect(try place(of: 1, in: capture.container(failed).close(0)).id == "guest")
  }

  @Test func `an executor of mesos is in a container only if it has a task`() throws {
    let path = "cpu=/mesos/a9f41620-b165-4d24-abe0-af0af92e7b20"
    let capture = CaptureBuilder()
      .thread(1, "init", environment: ["MESOS_TASK_ID=web.1"])
      .thread(2, "executor", cgroups: [path])
      .thread(3, "task", parent: 1, cgroups: [path])
      .close(0)
    #expect(try place(of: 2, in: capture).id == "")
    #expect(try place(of: 3, in: capture).id == "a9f41620-b165-4d24-abe0-af0af92e7b20")
  }

  @Test func `the root directory tells a rkt app`() throws {
    let capture = CaptureBuilder()
      .thread(1, "app") {
        $0.root = Array("/var/lib/rkt/pods/run/POD/stage1/rootfs/opt/stage2/APP/rootfs".utf8)
      }
      .close(0)
    #expect(try place(of: 1, in: capture).id == "POD:APP")
  }

  @Test func `a health check is told by its command line, unless it runs below the first process`() throws {
    let capture = CaptureBuilder()
      .thread(1, "init", cgroups: ["cpu=/"])
      .thread(2, "sh", parent: 1, cgroups: ["cpu=/docker/\(digits)"]) { $0.virtualProcess = 1 }
      .thread(
        3, "curl", parent: 1, executable: "curl", arguments: ["-f", "x"], cgroups: ["cpu=/docker/\(digits)"]
      )
      .thread(
        4, "curl", parent: 2, executable: "curl", arguments: ["-f", "x"], cgroups: ["cpu=/docker/\(digits)"]
      )
      .thread(5, "curl", parent: 1, executable: "curl", arguments: ["-f"], cgroups: ["cpu=/docker/\(digits)"])
      .container(#"{"container":{"id":"4b44ae6e7bb7","Healthcheck":{"exe":"curl","args":["-f","x"]}}}"#)
      .close(0)
    #expect(try place(of: 2, in: capture).category == .container)
    #expect(try place(of: 3, in: capture).category == .healthcheck)
    #expect(try place(of: 4, in: capture).category == .container)
    #expect(try place(of: 5, in: capture).category == .none)
  }

  @Test func `a name that another container has later means the one of its time`() throws {
    func record(_ image: String) -> String {
      #"{"container":{"id":"guest","type":1,"name":"guest","image":"\#(image)"}}"#
    }
    let capture = CaptureBuilder().thread(1, "init", cgroups: ["cpu=/"])
      .thread(2, "one", parent: 1, cgroups: ["cpu=/lxc/guest"]).container(record("old"))
      .on(2).close(0).exit().container(record("new"))
      .on(1).clone(3, name: "two", cgroups: ["cpu=/lxc/guest"]).close(0)
    var images: [String] = []
    try Replay.run(capture) { machine, event in
      guard let slot = machine.moment.thread, machine.threads[slot].id.rawValue > 1,
        let image = machine.containers.read(machine.threads[slot].container, { $0.image })
      else { return }
      let name = Replay.text(image, machine)
      if images.last != name { images.append(name) }
    }
    #expect(images == ["old", "new"])
  }

  @Test func `records that lead a capture are not shown`() throws {
    let record = #"{"container":{"id":"4b44ae6e7bb7","type":0,"lookup_state":1}}"#
    var silent: [Bool] = []
    let capture = CaptureBuilder().thread(1, "init").container(record).container(record).close(0)
    try Replay.run(capture) { machine, _ in
      silent.append(machine.moment.isSilent)
    }
    #expect(silent == [true, true, false, false])
  }

  @Test func `a record among the events happens in its container, and silently if it is incomplete`() throws {
    let file = TemporaryFile(
      CaptureBuilder().thread(1, "init").close(0)
        .container(#"{"container":{"id":"0123456789ab","name":"web"}}"#).container(failed))
    var reader = try CaptureReader(path: file.path)
    var machine = Machine()
    var seen: [String] = []
    while let event = try reader.next(informing: &machine) {
      machine.apply(event)
      let found = machine.moment.thread
      let slot = try #require(found)
      let name = String(
        decoding: [UInt8](copying: machine.strings[machine.threads[slot].name]), as: UTF8.self)
      seen.append(machine.moment.isSilent ? "(\(name))" : name)
    }
    #expect(seen == ["init", "init", "container:0123456789ab", "(container:4b44ae6e7bb7)"])
  }
}
