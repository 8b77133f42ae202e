public import Events

/// What was true before the first event.
extension CaptureBuilder {
  /// A thread of the process list, on which the following calls happen.
  public func thread(
    _ id: Int64, _ name: String, process: Int64? = nil, parent: Int64 = 0, executable: String? = nil,
    arguments: [String] = [], workingDirectory: String = "/", environment: [String] = [],
    cgroups: [String] = [],
    user: UInt32 = 0, group: UInt32 = 0, _ configure: (inout ThreadRecord) -> Void = { _ in }
  ) -> CaptureBuilder {
    with {
      var record = ThreadRecord(
        id: ThreadID(rawValue: id), process: ThreadID(rawValue: process ?? id),
        parent: ThreadID(rawValue: parent))
      record.name = Array(name.utf8)
      record.executable = Array((executable ?? "/usr/bin/\(name)").utf8)
      record.executablePath = record.executable
      record.arguments = .list(arguments)
      record.workingDirectory = Array(workingDirectory.utf8)
      record.environment = .list(environment)
      record.cgroups = .list(cgroups)
      record.user = user
      record.group = group
      record.fdLimit = 1024
      (record.session, record.processGroup) = (id, id)
      (record.virtualID, record.virtualProcess) = (id, process ?? id)
      record.root = Array("/".utf8)
      configure(&record)
      $0.threads.append(record)
      ($0.currentThread, $0.currentProcess) = (id, process ?? id)
    }
  }

  /// A descriptor that the current process had open from the start.
  public func fd(_ number: Int64, inode: UInt64 = 0, _ content: FDRecord.Content) -> CaptureBuilder {
    with {
      let record = FDRecord(fd: FD(rawValue: number), inode: inode, content: content)
      $0.fds.append((thread: $0.currentThread, record: record))
    }
  }

  public func user(
    _ id: UInt32, _ name: String, group: UInt32? = nil, home: String? = nil, shell: String = "/bin/sh"
  ) -> CaptureBuilder {
    with {
      $0.users.append(
        UserRecord(
          id: id, group: group ?? id, name: Array(name.utf8), home: Array((home ?? "/home/\(name)").utf8),
          shell: Array(shell.utf8)))
    }
  }

  public func group(_ id: UInt32, _ name: String) -> CaptureBuilder {
    with { $0.groups.append(GroupRecord(id: id, name: Array(name.utf8))) }
  }

  public func interface(
    _ name: String, _ address: String, netmask: String, broadcast: String, linkSpeed: UInt64 = 0
  ) -> CaptureBuilder {
    with {
      $0.interfaces.append(
        InterfaceRecord(
          name: Array(name.utf8), address: .parse(address), netmask: .parse(netmask),
          broadcast: .parse(broadcast),
          linkSpeed: linkSpeed))
    }
  }

  /// Changes or leaves out (nil) what is said of the host.
  public func machine(_ record: MachineRecord?) -> CaptureBuilder { with { $0.machine = record } }
}
