internal import Events

/// Threads of the process list in the bytes of each of its nine versions.
enum ThreadEncoding {
  static func entry(_ thread: ThreadRecord, _ layout: CaptureBuilder.Layout) -> [UInt8] {
    let version = layout.processes
    var body: [UInt8] = []
    for id in [thread.id, thread.process, thread.parent] { body.append(little: id.rawValue) }
    if version >= 6 { body.append(little: thread.session) }
    if version >= 8 { body.append(little: thread.processGroup) }
    body.append(counted: thread.name)
    body.append(counted: thread.executable)
    if version >= 7 { body.append(counted: thread.executablePath) }
    body.append(counted: thread.arguments)
    body.append(counted: thread.workingDirectory)
    body.append(little: thread.fdLimit)
    for number in [thread.flags, thread.user, thread.group] { body.append(little: number) }
    if version >= 2 {
      for size in [thread.virtualSizeKB, thread.residentSizeKB, thread.swapSizeKB] {
        body.append(little: size)
      }
      for count in [thread.majorFaults, thread.minorFaults] { body.append(little: count) }
    }
    if version >= 3 { body.append(counted: thread.environment) }
    if version >= 4 {
      body.append(little: thread.virtualID)
      body.append(little: thread.virtualProcess)
      body.append(counted: thread.cgroups)
    }
    if version >= 5 { body.append(counted: thread.root) }
    return version >= 9 ? lengthCountingItself(body + tail(thread, layout.processTail)) : body
  }

  private static func tail(_ thread: ThreadRecord, _ kind: CaptureBuilder.ProcessTail) -> [UInt8] {
    var tail: [UInt8] = []
    switch kind {
    case .none: return []
    case .bytes(let bytes): return bytes
    case .old(let byteCount):
      appendCommon(thread, to: &tail)
      return Array(tail.prefix(byteCount))
    case .new:
      tail.append(little: 1_600_000_000_000_000_000 as UInt64)
      tail.append(little: thread.terminal)
      appendCommon(thread, to: &tail)
      tail.append(0)
      for number in [42, 1_600_000_000, 1_600_000_001] as [UInt64] { tail.append(little: number) }
      tail += [0, 0]
      tail.append(little: thread.processGroup)
      return tail
    }
  }

  /// Login id, whether the executable is writable, the capabilities: 29 bytes.
  private static func appendCommon(_ thread: ThreadRecord, to tail: inout [UInt8]) {
    tail.append(little: thread.loginUser)
    tail.append(thread.isExecutableWritable ? 1 : 0)
    let sets = thread.capabilities
    for set in [sets.inheritable, sets.permitted, sets.effective] { tail.append(little: set) }
  }
}
