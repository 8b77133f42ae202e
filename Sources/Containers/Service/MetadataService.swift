internal import Glibc

/// Tells a recorder the names of what it sees: containers that it asks for, and the objects of a cluster.
///
/// Runs until the recorder closes its end. Whatever goes wrong with those who are asked is told as a note: names are
/// missing then, and the recording goes on.
package final class MetadataService {
  private let input: Int32
  private let output: Int32
  private let loop: MetadataLoop
  private let containers: ContainerLookup
  /// Nil where no cluster was named, or it cannot be asked.
  private let cluster: Cluster?
  /// The beginning of a line whose end has not come.
  private var unread: [UInt8] = []

  /// - Parameters:
  ///   - input: where requests are read.
  ///   - output: where messages are written.
  package init(_ settings: MetadataSettings, input: Int32, output: Int32) {
    let loop = MetadataLoop()
    self.input = input
    self.output = output
    self.loop = loop
    let tell: (MetadataMessage) -> Void = { [unowned loop] message in
      if !Self.write(message.line, to: output) { loop.end() }
    }
    containers = ContainerLookup(asking: EngineDirectory(settings, loop).engines, in: loop, send: tell)
    do throws(ClusterAccessError) {
      cluster = try ClusterAccess(settings).map { Cluster($0, node: settings.nodeName, in: loop, tell: tell) }
    } catch {
      cluster = nil
      tell(.note("names of pods are not known: \(error)"))
    }
  }

  package func run() {
    loop.run(reading: input) { readRequests() }
  }

  private func readRequests() {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    // Safe: there is room for as many bytes.
    let count = unsafe read(input, &bytes, bytes.count)
    guard count > 0 else {
      if count == 0 || errno != EINTR { loop.end() }
      return
    }
    unread += bytes[..<count]
    while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
      let line = String(decoding: unread[..<end], as: UTF8.self)
      unread.removeSubrange(...end)
      if let request = MetadataRequest(line[...]) { answer(request) }
    }
  }

  private func answer(_ request: MetadataRequest) {
    switch request {
    case .cgroup(let path): containers.look(at: path)
    case .settle:
      containers.settle { [unowned self] in
        guard let cluster else { return tellSettled() }
        cluster.settle { [unowned self] in tellSettled() }
      }
    }
  }

  private func tellSettled() {
    if !Self.write(MetadataMessage.settled.line, to: output) { loop.end() }
  }

  /// False when nobody reads any more.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      // Safe: the bytes live through the call.
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno != EINTR {
        return false
      }
    }
    return true
  }
}
