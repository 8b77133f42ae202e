internal import Events
internal import Glibc

/// The host: itself, its users and groups, its network interfaces.
extension FirstState {
  /// Everything that is no process. What cannot be read is left out.
  func host() -> [StateRecord] {
    var records: [StateRecord] = [.machine(machine())]
    records += InterfaceRecord.ofThisNamespace().map { .interface($0) }
    records += Self.users(ProcFile.bytes(hostRoot + "/etc/passwd") ?? []).map { .user($0) }
    records += Self.groups(ProcFile.bytes(hostRoot + "/etc/group") ?? []).map { .group($0) }
    return records
  }

  private func machine() -> MachineRecord {
    let name = hostName ?? ProcFile.lines("/proc/sys/kernel/hostname")?.first.map(String.init) ?? ""
    let highest = ProcFile.lines("/proc/sys/kernel/pid_max")?.first.flatMap { UInt64($0) } ?? 0
    let boot = (ProcFile.lines("/proc/stat") ?? []).first { $0.hasPrefix("btime ") }
    let seconds = boot.flatMap { UInt64($0.dropFirst(6)) }
    return MachineRecord(
      cpuCount: UInt32(clamping: sysconf(Int32(_SC_NPROCESSORS_ONLN))),
      memorySize: UInt64(clamping: sysconf(Int32(_SC_PHYS_PAGES)))
        .multipliedReportingOverflow(by: UInt64(clamping: sysconf(Int32(_SC_PAGESIZE)))).partialValue,
      highestProcessID: highest, hostName: Array(name.utf8),
      bootTime: seconds.map { Timestamp(rawValue: $0 &* 1_000_000_000) })
  }

  /// Rows `name:password:uid:gid:comment:home:shell`. See passwd(5).
  static func users(_ file: [UInt8]) -> [UserRecord] {
    rows(file).compactMap { fields in
      guard fields.count >= 7, let id = number(fields[2]), let group = number(fields[3]) else { return nil }
      return UserRecord(
        id: id, group: group, name: Array(fields[0]), home: Array(fields[5]), shell: Array(fields[6]))
    }
  }

  /// Rows `name:password:gid:members`. See group(5).
  static func groups(_ file: [UInt8]) -> [GroupRecord] {
    rows(file).compactMap { fields in
      guard fields.count >= 3, let id = number(fields[2]) else { return nil }
      return GroupRecord(id: id, name: Array(fields[0]))
    }
  }

  private static func rows(_ file: [UInt8]) -> [[ArraySlice<UInt8>]] {
    file.split(separator: UInt8(ascii: "\n")).map {
      $0.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    UInt32(String(decoding: digits, as: UTF8.self))
  }
}
