internal import Events

/// The params that handlers ask for, by the names of the event table.
///
/// The versions of an event keep the same thing in different places, and newer writers repeat in the exit what the
/// enter held; a handler asks by name and so serves them all.
enum ParamName: Int8, CaseIterable {
  case fd, fd1, fd2, oldfd, directory, name, flags, device, inode, path
  case domain, type, protocolNumber, address, tuple, source, peer
  case executable, arguments, process, parent, fdLimit, majorFaults, minorFaults
  case virtualSize, residentSize, swapSize, command, cgroups, environment, terminal, processGroup, loginUser
  case user, group, effectiveUser, effectiveGroup, virtualThread, virtualProcess, executablePath
  case commandCode, resource, current, newCurrent
  case inheritableCapabilities, permittedCapabilities, effectiveCapabilities
  case executableInode, executableChangeTime, executableModificationTime
  case hostProcessGroup, namespaceStart, namespaceKind, creationFlags

  static let names: [String: ParamName] = [
    "fd": .fd, "fd1": .fd1, "fd2": .fd2, "oldfd": .oldfd, "dirfd": .directory, "name": .name, "flags": .flags,
    "dev": .device, "ino": .inode, "path": .path, "pathname": .path, "filename": .path,
    "domain": .domain, "type": .type, "proto": .protocolNumber, "addr": .address, "tuple": .tuple,
    "source": .source, "peer": .peer,
    "exe": .executable, "args": .arguments, "pid": .process, "ptid": .parent, "fdlimit": .fdLimit,
    "pgft_maj": .majorFaults, "pgft_min": .minorFaults, "vm_size": .virtualSize, "vm_rss": .residentSize,
    "vm_swap": .swapSize, "comm": .command, "cgroups": .cgroups, "env": .environment, "tty": .terminal,
    "pgid": .processGroup, "loginuid": .loginUser, "uid": .user, "gid": .group, "euid": .effectiveUser,
    "egid": .effectiveGroup, "vtid": .virtualThread, "vpid": .virtualProcess,
    "trusted_exepath": .executablePath, "cmd": .commandCode, "resource": .resource, "cur": .current,
    "newcur": .newCurrent, "cap_inheritable": .inheritableCapabilities,
    "cap_permitted": .permittedCapabilities, "cap_effective": .effectiveCapabilities,
    "exe_ino": .executableInode, "exe_ino_ctime": .executableChangeTime,
    "exe_ino_mtime": .executableModificationTime, "pidns_init_start_ts": .namespaceStart,
    "nstype": .namespaceKind, "creat_flags": .creationFlags,
  ]

  /// What the second param of a name is: newer writers tell the process group as seen on the host as well.
  static let repeated: [String: ParamName] = ["pgid": .hostProcessGroup]
}

/// Where those params stand in each event; -1 where an event does not have one.
struct ParamPlaces {
  static let shared = ParamPlaces(.shared)

  private var places: [Int8]
  /// Places of one event.
  private let width = ParamName.allCases.count

  init(_ table: EventTable) {
    places = [Int8](repeating: -1, count: table.count * width)
    for event in table.all where !event.flags.contains(.unused) {
      for (index, param) in event.params.enumerated() {
        guard let name = ParamName.names[param.name] else { continue }
        if !note(name, of: event.type, at: index), let second = ParamName.repeated[param.name] {
          note(second, of: event.type, at: index)
        }
      }
    }
  }

  /// False where the event has one before it.
  @discardableResult
  private mutating func note(_ name: ParamName, of type: EventType, at index: Int) -> Bool {
    let place = Int(type.rawValue) * width + Int(name.rawValue)
    guard places[place] < 0 else { return false }
    places[place] = Int8(truncatingIfNeeded: index)
    return true
  }

  /// The index of a param in events of `type`, or -1.
  subscript(_ name: ParamName, _ type: EventType) -> Int {
    let place = Int(type.rawValue) * width + Int(name.rawValue)
    return place < places.count ? Int(places[place]) : -1
  }
}
