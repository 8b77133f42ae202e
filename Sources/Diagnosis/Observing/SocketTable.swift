internal import Events

/// The sockets that are open: by descriptor, and of each process together, as all of them end with it.
struct SocketTable {
  private var sockets: [SocketKey: Socket] = [:]
  private var ofProcesses: [ThreadID: Set<FD>] = [:]

  var all: some Collection<Socket> { sockets.values }

  /// Nil where none is known.
  subscript(key: SocketKey) -> Socket? { sockets[key] }

  /// Takes in a socket; one that had its descriptor before is handed back.
  @discardableResult
  mutating func add(_ socket: Socket) -> Socket? {
    ofProcesses[socket.key.process, default: []].insert(socket.key.fd)
    return sockets.updateValue(socket, forKey: socket.key)
  }

  @discardableResult
  mutating func remove(_ key: SocketKey) -> Socket? {
    guard let socket = sockets.removeValue(forKey: key) else { return nil }
    ofProcesses[key.process]?.remove(key.fd)
    if ofProcesses[key.process]?.isEmpty == true { ofProcesses[key.process] = nil }
    return socket
  }

  /// Those of a process that has ended, in the order of their descriptors.
  mutating func removeAll(of process: ThreadID) -> [Socket] {
    guard let fds = ofProcesses.removeValue(forKey: process) else { return [] }
    return fds.sorted { $0.rawValue < $1.rawValue }.compactMap {
      sockets.removeValue(forKey: SocketKey(process: process, fd: $0))
    }
  }
}

/// A descriptor of a process.
struct SocketKey: Hashable {
  let process: ThreadID
  let fd: FD
}
