import Events
import Testing

@testable import State

@Suite struct SectionTests {
  @Test func `a section forgets threads and users and keeps containers`() {
    var machine = Machine()
    machine.apply(StateRecord.thread(ThreadRecord(id: 7, process: 7)))
    machine.apply(StateRecord.user(UserRecord(id: 1, group: 1, name: [0x61], home: [], shell: [])))
    let id = machine.strings.intern("0123456789ab")
    machine.containers.add(ContainerInfo(id: id, kind: .docker))
    #expect(machine.threads.count == 1 && machine.user(1) != nil)
    machine.apply(StateRecord.section)
    #expect(machine.threads.count == 0 && machine.user(1) == nil)
    #expect(machine.containers[id] != nil)
  }

  @Test func `a thread that is told of again takes its descriptors with it`() {
    var machine = Machine()
    let thread = StateRecord.thread(ThreadRecord(id: 0, process: 0))
    let file = FDRecord(fd: FD(rawValue: 3), inode: 1, content: .other(.file, name: [0x61]))
    machine.apply(thread)
    machine.apply(StateRecord.fd(ThreadID(rawValue: 0), file))
    SyntheticEvent(4, params: [[3, 0, 0, 0, 0, 0, 0, 0]]).withView { machine.apply($0) }
    #expect(machine.fdOfEvent?.inode == 1)
    machine.apply(thread)
    #expect(machine.fdOfEvent == nil)
  }
}

extension ThreadRecord {
  fileprivate init(id: Int64, process: Int64) {
    self.init(
      id: ThreadID(rawValue: id), process: ThreadID(rawValue: process), parent: ThreadID(rawValue: -1))
  }
}
