/// The host on which a capture was made.
public struct MachineRecord: Equatable, Sendable {
  public var cpuCount: UInt32
  /// Bytes of memory.
  public var memorySize: UInt64
  public var highestProcessID: UInt64
  public var hostName: [UInt8]
  /// When the host was booted; nil where the writer did not say.
  public var bootTime: Timestamp?

  public init(
    cpuCount: UInt32 = 1, memorySize: UInt64 = 0, highestProcessID: UInt64 = 0, hostName: [UInt8] = [],
    bootTime: Timestamp? = nil
  ) {
    self.cpuCount = cpuCount
    self.memorySize = memorySize
    self.highestProcessID = highestProcessID
    self.hostName = hostName
    self.bootTime = bootTime
  }
}
