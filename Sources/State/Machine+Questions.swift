public import Events

/// What fields, formats and diagnoses ask.
extension Machine {
  /// The first thread of the process that `slot` belongs to; nil when it is not known.
  public func mainThread(of slot: ThreadSlot) -> ThreadSlot? { slot }

  /// The thread that started it.
  public func parent(of slot: ThreadSlot) -> ThreadSlot? { threads.slot(of: threads[slot].parent) }

  /// The descriptor `fd` of the process that `slot` belongs to.
  public func fd(_ fd: FD, of slot: ThreadSlot) -> FDEntry? { threads[slot].fds[fd] }

  /// How many descriptors that process has open.
  public func fdCount(of slot: ThreadSlot) -> Int { threads[slot].fds.count }

  /// The working directory of that process, with a slash at the end.
  public func workingDirectory(of slot: ThreadSlot) -> StringID { threads[slot].workingDirectory }

  /// Whether `address` belongs to the machine, or to the container of that thread.
  public func isLocal(_ address: IPAddress, for slot: ThreadSlot) -> Bool { false }

  public func user(_ id: UInt32) -> UserRecord? { nil }
  public func group(_ id: UInt32) -> GroupRecord? { nil }
}
