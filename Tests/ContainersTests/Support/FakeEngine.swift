import Foundation
import Glibc
import Synchronization

/// Someone who listens on a unix socket and answers requests of HTTP/1.1 as a test tells, badly if need be.
final class FakeEngine: Sendable {
  enum Reaction: Sendable {
    case answer(Int, String)
    /// These bytes, and then the end of the connection.
    case bytes(String)
    /// Nothing, for as long as it is there.
    case stall
    /// The end of the connection.
    case drop
  }

  let path: String
  private let listener: Int32
  private let react: @Sendable (String) -> Reaction
  private let paths = Mutex<[String]>([])
  private let open = Mutex<[Int32]>([])

  /// The paths that were asked for.
  var asked: [String] { paths.withLock { $0 } }

  init(_ path: String, _ react: @escaping @Sendable (String) -> Reaction) {
    self.path = path
    self.react = react
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe unlink(path)
    // Safe: the path is shorter than the room for it, and the address is passed with its size.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let status = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(listener, $0, size) }
    }
    precondition(status == 0 && listen(listener, 16) == 0, "\(path): nobody can listen there")
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, let self else { return }
        Thread.detachNewThread { self.serve(connection) }
      }
    }
  }

  /// Nobody listens any more, and what is under way ends.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    unsafe unlink(path)
    open.withLock { connections in
      for connection in connections { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  private func serve(_ connection: Int32) {
    open.withLock { $0.append(connection) }
    defer {
      open.withLock { $0.removeAll { $0 == connection } }
      close(connection)
    }
    while let path = nextRequest(on: connection) {
      paths.withLock { $0.append(path) }
      switch react(path) {
      case .answer(let status, let body):
        send(
          "HTTP/1.1 \(status) X\r\nServer: Docker/99\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)",
          on: connection)
      case .bytes(let text):
        send(text, on: connection)
        return
      case .drop: return
      case .stall: _ = nextRequest(on: connection)
      }
    }
  }

  private func send(_ text: String, on connection: Int32) {
    // Safe: the text lives through the call.
    _ = unsafe Glibc.send(connection, text, text.utf8.count, Int32(MSG_NOSIGNAL))
  }

  /// The path of the next request, which has no body; nil at the end.
  private func nextRequest(on connection: Int32) -> String? {
    var head: [UInt8] = []
    while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      var byte: UInt8 = 0
      // Safe: there is room for the one byte.
      guard unsafe recv(connection, &byte, 1, 0) == 1 else { return nil }
      head.append(byte)
    }
    return String(decoding: head, as: UTF8.self).split(separator: " ").dropFirst().first.map(String.init)
  }
}
