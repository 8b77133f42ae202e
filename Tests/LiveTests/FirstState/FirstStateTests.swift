import CKernel
import Events
import Glibc
import Testing

@testable import Live

@Suite struct FirstStateTests {
  static let own = UInt32(getpid())

  static func descriptors(_ records: [StateRecord]) -> [Int64: FDRecord.Content] {
    var found: [Int64: FDRecord.Content] = [:]
    for case .fd(let thread, let record) in records where thread.rawValue == Int64(own) {
      found[record.fd.rawValue] = record.content
    }
    return found
  }

  @Test func ownThreadsAreThoseOfProc() throws {
    let records = FirstState().processes([Self.own])
    let threads = records.compactMap { if case .thread(let thread) = $0 { thread } else { nil } }
    let first = try #require(threads.first { $0.id == $0.process })
    #expect(threads.allSatisfy { $0.process.rawValue == Int64(Self.own) })
    #expect(first.id.rawValue == Int64(Self.own) && first.parent.rawValue == Int64(getppid()))
    #expect(first.user == geteuid() && first.group == getegid() && first.environment.isEmpty)
    #expect(first.residentSizeKB > 0 && first.fdLimit > 0 && first.root == Array("/".utf8))
    #expect(String(decoding: first.executable, as: UTF8.self) == CommandLine.arguments[0])
    #expect(first.arguments.last == 0 || first.arguments.isEmpty)
    let later = threads.filter { $0.id != $0.process }
    #expect(later.allSatisfy { $0.flags & 0x2001 == 0x2001 } && first.flags & 0x2001 == 0)
  }

  @Test func environmentsAreToldToThoseWhoAsk() {
    let records = FirstState(hasEnvironments: true).processes([Self.own])
    #expect(
      records.contains { if case .thread(let thread) = $0 { !thread.environment.isEmpty } else { false } })
  }

  @Test func ownDescriptorsAreKnownByWhatTheyAre() throws {
    var ends: [Int32] = [0, 0]
    #expect(unsafe pipe(&ends) == 0)
    let file = unsafe open("/etc/passwd", O_RDONLY)
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = unsafe withUnsafePointer(to: &address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(listener, $0, 16) }
    }
    #expect(status == 0 && listen(listener, 1) == 0)
    defer { for fd in ends + [file, listener] { close(fd) } }
    let found = Self.descriptors(FirstState().processes([Self.own]))
    guard case .other(.fifo, let name) = found[Int64(ends[0])] else { return #expect(Bool(false)) }
    #expect(name.starts(with: Array("pipe:[".utf8)))
    guard case .file(let path, let flags, let device) = found[Int64(file)] else {
      return #expect(Bool(false))
    }
    // The kernel adds O_LARGEFILE.
    #expect(path == Array("/etc/passwd".utf8) && flags & ~2048 == 1 && device > 0)
    guard case .listener(IPAddress(v4: 0x7F00_0001), let port, .tcp) = found[Int64(listener)] else {
      return #expect(Bool(false))
    }
    #expect(port > 0)
  }

  @Test func aProcessThatIsGoneIsLeftOut() {
    #expect(FirstState().processes([0x7FFF_FFFF]).isEmpty)
  }

  @Test func recordsOfFilesBecomeDescriptors() throws {
    func record(_ mode: UInt32, _ name: String, _ socket: SocketSegment? = nil) throws -> FDRecord {
      let bytes = RecordBytes(.file, pid: 10, tid: 11, time: 1) {
        $0.append(integers: [UInt32(3), 0o2_000_001, mode, 0x801])
        $0.append(integers: [UInt64(77)])
        $0.append(integers: [UInt32(0), 0])
        $0.append(segment: .path, argument: UInt8(ARGUMENT_NONE), Array(name.utf8))
        if let socket { $0.append(.socket, UInt8(ARGUMENT_NONE), socket) }
      }.bytes
      guard let view = RecordView(bytes.rawSpan),
        case .fd(let thread, let record) = FirstState().descriptor(view)
      else { throw CancellationError() }
      #expect(thread.rawValue == 10 && record.fd.rawValue == 3 && record.inode == 77)
      return record
    }
    #expect(
      try record(0o100_644, "/tmp/x").content
        == .file(name: Array("/tmp/x".utf8), openFlags: 4096 | 2, device: 0x801))
    #expect(try record(0o040_755, "/tmp").content == .other(.directory, name: Array("/tmp".utf8)))
    let poll = "anon_inode:[eventpoll]"
    #expect(try record(0o600, poll).content == .other(.eventPoll, name: Array(poll.utf8)))
    var socket = SocketEncodingTests.socket(v4: (10, 0, 0, 1), 80)
    (socket.type, socket.remote_port) = (1, 4000)
    (socket.remote.0, socket.remote.3) = (10, 2)
    #expect(
      try record(0o140_777, "socket:[77]", socket).content
        == .socket(
          source: IPAddress(v4: 0x0A00_0001), sourcePort: 80, destination: IPAddress(v4: 0x0A00_0002),
          destinationPort: 4000, .tcp))
    #expect(
      try record(0o140_777, "socket:[77]", SocketEncodingTests.unixSocket(5, peer: 6)).content
        == .unix(source: 5, destination: 6, path: []))
  }

  @Test func recordsOfThreadsBecomeThreadsAlsoWhereTheirGroupsAreToldOfLater() throws {
    let bytes = RecordBytes(.task, pid: Self.own, tid: Self.own, time: 1) {
      $0.append(.task, UInt8(ARGUMENT_NONE), ThreadEncodingTests.task())
      var groups = CgroupsSegment()
      groups.ids.4 = 8
      $0.append(.cgroups, UInt8(ARGUMENT_NONE), groups)
    }.bytes
    let told = ThreadEncodingTests.cgroup(4, 8, "/b").bytes
    var paths = CgroupPaths()
    guard let view = RecordView(bytes.rawSpan), let group = RecordView(told.rawSpan) else {
      return #expect(Bool(false))
    }
    var records = FirstStateRecords(FirstState())
    records.take(view)
    records.take(group)
    paths.learn(group)
    guard case .thread(let thread) = records.finish(groups: paths).first else {
      return #expect(Bool(false))
    }
    #expect(thread.name == Array("ls".utf8) && thread.user == 1000 && thread.fdLimit == 1024)
    #expect(thread.cgroups == Array("memory=/b\0".utf8) && thread.terminal == 34816)
  }

  @Test func groupsOfProcAreThoseOfEvents() {
    let both = ThreadRecord.groups(ofLines: ["3:cpu,cpuacct:/a", "2:blkio:/b", "1:name=systemd:/s", "0::/u"])
    #expect(both == Array("cpu=/a\0cpuacct=/a\0io=/b\0".utf8))
    #expect(ThreadRecord.groups(ofLines: ["0::/user.slice"]) == Array("=/user.slice\0".utf8))
  }
}

@Suite struct HostStateTests {
  @Test func usersAndGroupsAreRowsOfFiles() {
    let users = FirstState.users(
      Array("root:x:0:0:root:/root:/bin/sh\nbad:x:y\n\nweb:x:33:34::/var/www:/sbin/nologin".utf8))
    #expect(
      users == [
        UserRecord(
          id: 0, group: 0, name: Array("root".utf8), home: Array("/root".utf8), shell: Array("/bin/sh".utf8)),
        UserRecord(
          id: 33, group: 34, name: Array("web".utf8), home: Array("/var/www".utf8),
          shell: Array("/sbin/nologin".utf8)),
      ])
    #expect(
      FirstState.groups(Array("adm:x:4:a,b\nbroken".utf8)) == [GroupRecord(id: 4, name: Array("adm".utf8))])
  }

  @Test func theHostIsOurs() throws {
    let records = FirstState().host()
    guard case .machine(let machine) = records.first else { return #expect(Bool(false)) }
    #expect(machine.cpuCount > 0 && machine.memorySize > 1 << 20 && !machine.hostName.isEmpty)
    #expect(machine.bootTime.map { $0.rawValue > 1_000_000_000_000_000_000 } == true)
    #expect(records.contains { if case .user(let user) = $0 { user.id == 0 } else { false } })
  }

  @Test func theHostIsCalledWhatItWasSaidToBe() {
    let first = FirstState(hostName: "node-a").host().first
    guard case .machine(let machine) = first else { return #expect(Bool(false)) }
    #expect(machine.hostName == Array("node-a".utf8))
  }

  @Test func filesOfAnotherRootAreThoseOfTheHost() {
    let records = FirstState(hostRoot: "/nonexistent").host()
    #expect(!records.contains { if case .user = $0 { true } else { false } })
  }

  @Test(.enabled(if: FirstStateTests.own > 0))
  func theLoopbackInterfaceHasItsAddress() {
    let loopback = InterfaceRecord.ofThisNamespace().first { $0.name == Array("lo".utf8) && !$0.address.isV6 }
    #expect(
      loopback?.address == IPAddress(v4: 0x7F00_0001) && loopback?.netmask == IPAddress(v4: 0xFF00_0000))
  }
}
