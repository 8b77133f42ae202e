internal import Events

extension ThreadRecord {
  /// Appends an entry of process list v9, the newest.
  ///
  /// The tail is that of sysdig 0.29.3, never longer than 29 bytes: a longer one is read as the form of newer libraries,
  /// which have the login id elsewhere. The terminal has no place in it.
  func write(to block: inout ByteBuffer) {
    let start = block.count
    block.append(little: 0 as UInt32)
    for id in [id, process, parent] { block.append(little: id.rawValue) }
    block.append(little: session)
    block.append(little: processGroup)
    for path in [name, executable, executablePath] { block.append(counted: path, limit: Self.longestPath) }
    block.append(counted: arguments, limit: Self.longestClassicList)
    block.append(counted: workingDirectory, limit: Self.longestPath)
    block.append(little: fdLimit)
    for number in [flags, user, group, virtualSizeKB, residentSizeKB, swapSizeKB] {
      block.append(little: number)
    }
    block.append(little: majorFaults)
    block.append(little: minorFaults)
    block.append(counted: environment, limit: Self.longestClassicList)
    block.append(little: virtualID)
    block.append(little: virtualProcess)
    block.append(counted: cgroups, limit: Self.longestClassicList)
    block.append(counted: root, limit: Self.longestPath)
    writeTail(to: &block)
    block.store(little: UInt32(truncatingIfNeeded: block.count - start), at: start)
  }

  /// sysdig 0.29.3 refuses a capture with longer arguments, environments or cgroups.
  private static let longestClassicList = 4096

  private func writeTail(to block: inout ByteBuffer) {
    block.append(little: loginUser)
    block.append(isExecutableWritable ? 1 : 0)
    guard capabilities != Capabilities() else { return }
    for set in [capabilities.inheritable, capabilities.permitted, capabilities.effective] {
      block.append(little: set)
    }
  }
}
