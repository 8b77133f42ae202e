internal import Events

/// Blocks: a type, the length, a body padded to four bytes, the length again.
extension CaptureBuilder {
  /// One block with its lengths.
  public static func block(_ type: UInt32, _ body: [UInt8]) -> [UInt8] {
    let padding = (4 - body.count % 4) % 4
    let length = UInt32(body.count + padding + 12)
    var bytes: [UInt8] = []
    bytes.append(little: type)
    bytes.append(little: length)
    bytes += body
    bytes += [UInt8](repeating: 0, count: padding)
    bytes.append(little: length)
    return bytes
  }

  /// The whole capture.
  public var bytes: [UInt8] { earlierSections + sectionBlock + metadataBlocks + eventBlocks }

  /// The section header alone.
  public var sectionBlock: [UInt8] {
    var body: [UInt8] = []
    body.append(little: 0x1A2B_3C4D as UInt32)
    body.append(little: 1 as UInt16)
    body.append(little: layout.minor)
    body.append(little: UInt64.max)
    return Self.block(0x0A0D_0D0A, body + layout.sectionOptions)
  }

  private var metadataBlocks: [UInt8] {
    var bytes: [UInt8] = []
    if let machine { bytes += Self.block(blockType(0x201, legacy: 0x8002_ABCD), Self.body(machine)) }
    if !interfaces.isEmpty {
      let type = layout.interfaces >= 2 ? 0x219 : blockType(0x205, legacy: 0x8011_ABCD)
      bytes += Self.block(
        type, interfaces.flatMap { InterfaceEncoding.entry($0, version: layout.interfaces) })
    }
    if !users.isEmpty || !groups.isEmpty {
      let type = layout.users >= 2 ? 0x220 : blockType(0x206, legacy: 0x8012_ABCD)
      let entries =
        users.flatMap { UserEncoding.entry($0, version: layout.users) }
        + groups.flatMap { UserEncoding.entry($0, version: layout.users) }
      bytes += Self.block(type, entries)
    }
    bytes += extraMetadata
    if !threads.isEmpty {
      bytes += Self.block(processType, threads.flatMap { ThreadEncoding.entry($0, layout) })
    }
    for thread in fds.map(\.thread).reduce(into: [Int64](), { if !$0.contains($1) { $0.append($1) } }) {
      var body: [UInt8] = []
      body.append(little: thread)
      for each in fds where each.thread == thread {
        body += FDEncoding.entry(each.record, version: layout.fds)
      }
      bytes += Self.block(layout.fds >= 2 ? 0x218 : blockType(0x203, legacy: 0x8001_ABCD), body)
    }
    return bytes
  }

  private var processType: UInt32 {
    switch layout.processes {
    case 1: blockType(0x202, legacy: 0x8000_ABCD)
    case 2: blockType(0x207, legacy: 0x8013_ABCD)
    case 3: blockType(0x209, legacy: 0x8014_ABCD)
    default: 0x210 + UInt32(layout.processes - 4)
    }
  }

  func blockType(_ type: UInt32, legacy: UInt32) -> UInt32 { layout.usesLegacyTypes ? legacy : type }

  /// Adds a block of any type: in front of the process list, or among the events once there are some.
  public func block(_ type: UInt32, body: [UInt8]) -> CaptureBuilder {
    with {
      if $0.eventBlocks.isEmpty {
        $0.extraMetadata += Self.block(type, body)
      } else {
        $0.eventBlocks += Self.block(type, body)
      }
    }
  }

  private static func body(_ machine: MachineRecord) -> [UInt8] {
    var body: [UInt8] = []
    body.append(little: machine.cpuCount)
    body.append(little: machine.memorySize)
    body.append(little: machine.highestProcessID)
    body += machine.hostName + [UInt8](repeating: 0, count: 128 - machine.hostName.count)
    body.append(little: machine.bootTime?.rawValue ?? 0)
    return body + [UInt8](repeating: 0, count: 24)
  }
}
