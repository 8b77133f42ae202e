internal import Events

/// Calls that make, replace and end threads, and events that tell how they fare.
extension HandlerRow {
  static let processes: [HandlerRow] = [
    HandlerRow(isEnter: false, names: cloneNames, lasting: .onSuccess) { $0.cloneExit($1) },
    .enter("execve", "execveat", lasting: .never) { $0.storeEnter($1) },
    .exit("execve", "execveat", lasting: .onSuccess) { $0.execExit($1) },
    .enter("procexit") { machine, event in machine.threadExit(event) },
    .enter("switch", lasting: .never) { $0.contextSwitch($1) },
    .exit("brk", "mmap", "mmap2", "munmap", lasting: .never) { $0.memoryExit($1) },
  ]
}

extension Machine {
  fileprivate mutating func threadExit(_ event: EventView) {
    guard let slot = moment.thread else { return }
    threads[slot].flags |= CloneFlags.closed
    departing.thread = event.thread
  }

  fileprivate mutating func contextSwitch(_ event: EventView) {
    noteSwitch(event)
    guard let slot = moment.thread else { return }
    // The next thread, major and minor faults, then the sizes: always so, and read in one go.
    var params = ParamCursor(event)
    _ = params.next()
    if let faults = params.next()?.value(as: UInt64.self) { threads[slot].majorFaults = faults }
    if let faults = params.next()?.value(as: UInt64.self) { threads[slot].minorFaults = faults }
    guard let main = findOrAddMain(of: slot) else { return }
    if let size = params.next()?.value(as: UInt32.self) { threads[main].virtualSizeKB = size }
    if let size = params.next()?.value(as: UInt32.self) { threads[main].residentSizeKB = size }
    if let size = params.next()?.value(as: UInt32.self) { threads[main].swapSizeKB = size }
  }

  fileprivate mutating func memoryExit(_ event: EventView) {
    guard let slot = moment.thread else { return }
    Self.readMemory(event, at: 1, &threads[slot])
  }

  /// Virtual, resident and swapped size.
  static func readMemory(_ event: EventView, at index: Int, _ thread: inout ThreadEntry) {
    if let size = event.integer(index, as: UInt32.self) { thread.virtualSizeKB = size }
    if let size = event.integer(index + 1, as: UInt32.self) { thread.residentSizeKB = size }
    if let size = event.integer(index + 2, as: UInt32.self) { thread.swapSizeKB = size }
  }
}
