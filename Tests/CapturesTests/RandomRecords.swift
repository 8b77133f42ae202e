import Events
import TestSupport

/// Records of every form that is written, with contents of chance.
struct RandomRecords {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// What may stand before the events of a capture, in the order in which it is written.
  mutating func all() -> [StateRecord] {
    var records: [StateRecord] = [.section, .machine(machine())]
    for _ in 0..<number(below: 4) { records.append(.interface(interface())) }
    for _ in 0..<number(below: 4) { records.append(.user(user())) }
    for _ in 0..<number(below: 4) { records.append(.group(GroupRecord(id: word(), name: text(255)))) }
    let threads = (0..<number(below: 5)).map { thread(Int64($0) + 1) }
    records += threads.map { .thread($0) }
    for thread in threads {
      for number in 0..<number(below: 12) { records.append(.fd(thread.id, fd(Int64(number)))) }
    }
    return records
  }

  private mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
  private mutating func word() -> UInt32 { UInt32.random(in: .min ... .max, using: &generator) }
  private mutating func long() -> UInt64 { generator.next() }
  private mutating func signed() -> Int64 { Int64(bitPattern: generator.next()) }
  private mutating func flip() -> Bool { Bool.random(using: &generator) }

  /// Bytes of any kind, mostly few, at times as many as there may be.
  private mutating func text(_ limit: Int) -> [UInt8] {
    let count = number(below: 8) == 0 ? limit : number(below: 40)
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  private mutating func address(isV6: Bool) -> IPAddress {
    isV6 ? IPAddress(v6High: long(), low: long()) : IPAddress(v4: word())
  }

  private mutating func machine() -> MachineRecord {
    MachineRecord(
      cpuCount: word(), memorySize: long(), highestProcessID: long(), hostName: text(127).filter { $0 != 0 },
      bootTime: flip() ? Timestamp(rawValue: long() | 1) : nil)
  }

  private mutating func interface() -> InterfaceRecord {
    let isV6 = flip()
    return InterfaceRecord(
      name: text(255), address: address(isV6: isV6), netmask: address(isV6: isV6),
      broadcast: address(isV6: isV6), linkSpeed: flip() ? long() : 0)
  }

  private mutating func user() -> UserRecord {
    UserRecord(id: word(), group: word(), name: text(255), home: text(255), shell: text(255))
  }

  private mutating func thread(_ id: Int64) -> ThreadRecord {
    var thread = ThreadRecord(
      id: ThreadID(rawValue: id), process: ThreadID(rawValue: signed()), parent: ThreadID(rawValue: signed()))
    (thread.session, thread.processGroup, thread.fdLimit) = (signed(), signed(), signed())
    (thread.virtualID, thread.virtualProcess) = (signed(), signed())
    (thread.name, thread.executable, thread.executablePath) = (text(1024), text(1024), text(1024))
    (thread.arguments, thread.environment, thread.cgroups) = (text(4096), text(4096), text(4096))
    (thread.workingDirectory, thread.root) = (text(1024), text(1024))
    (thread.flags, thread.user, thread.group, thread.loginUser) = (word(), word(), word(), word())
    (thread.virtualSizeKB, thread.residentSizeKB, thread.swapSizeKB) = (word(), word(), word())
    (thread.majorFaults, thread.minorFaults) = (long(), long())
    thread.isExecutableWritable = flip()
    if flip() {
      thread.capabilities.inheritable = long()
      thread.capabilities.permitted = long()
      thread.capabilities.effective = long()
    }
    return thread
  }

  private mutating func fd(_ number: Int64) -> FDRecord {
    FDRecord(fd: FD(rawValue: number), inode: long(), content: content())
  }

  private mutating func content() -> FDRecord.Content {
    let isV6 = flip()
    let transport = L4Protocol(rawValue: UInt8(number(below: 6))) ?? .unknown
    switch number(below: 5) {
    case 0:
      return .socket(
        source: address(isV6: isV6), sourcePort: UInt16(number(below: 65_536)),
        destination: address(isV6: isV6), destinationPort: UInt16(number(below: 65_536)), transport)
    case 1: return .listener(address: address(isV6: isV6), port: UInt16(number(below: 65_536)), transport)
    case 2: return .unix(source: long(), destination: long(), path: text(1024))
    case 3: return .file(name: text(1024), openFlags: word(), device: word())
    default:
      let kinds: [FDKind] = [.file, .directory, .fifo, .event, .unsupported, .signal, .eventPoll, .netlink]
      return .other(kinds[number(below: kinds.count)], name: text(1024))
    }
  }
}
