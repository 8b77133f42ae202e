internal import Events

/// The host of the capture.
///
///     0           4           12            20              148         156     164       180
///     +-----------+-----------+-------------+---------------+-----------+-------+---------+
///     | cpu count | memory    | highest pid | host name     | boot time | flags | reserved|
///     +-----------+-----------+-------------+---------------+-----------+-------+---------+
extension MachineRecord {
  init(reading block: inout ByteCursor) throws(CaptureError) {
    let cpuCount = try block.read("machine info.cpu count", as: UInt32.self)
    let memorySize = try block.read("machine info.memory", as: UInt64.self)
    let highest = try block.read("machine info.highest pid", as: UInt64.self)
    let name = try block.readBytes(128, "machine info.host name")
    // The oldest writers may end here; boot time is 0 before libs 0.12.
    let boot = block.remaining >= 8 ? try block.read("machine info.boot time", as: UInt64.self) : 0
    self.init(
      cpuCount: cpuCount, memorySize: memorySize, highestProcessID: highest,
      hostName: Array(name.prefix { $0 != 0 }), bootTime: boot == 0 ? nil : Timestamp(rawValue: boot))
  }
}
