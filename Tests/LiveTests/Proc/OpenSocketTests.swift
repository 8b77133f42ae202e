import CKernel
import Glibc
import Testing

@testable import Live

/// Sockets of our own, asked as those of others are.
@Suite struct OpenSocketTests {
  private func asked(_ socket: Int32) throws -> OpenSocket {
    let status = try #require(SystemCall.status(of: socket))
    return OpenSocket(asking: socket, inode: UInt64(status.st_ino))
  }

  @Test func eachOfAPairIsThePeerOfTheOther() throws {
    var pair: [Int32] = [-1, -1]
    #expect(unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
    defer { for socket in pair { close(socket) } }
    let (one, other) = (try asked(pair[0]), try asked(pair[1]))
    #expect(one.segment.family == SocketFamily.unix && one.segment.state == SocketState.established)
    #expect(one.segment.peer == other.segment.inode && other.segment.peer == one.segment.sock)
    #expect(one.path.isEmpty && one.peerPath.isEmpty && !one.lacksPeer)
  }

  @Test func aListenerHasABacklogAndNoPeer() throws {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    #expect(try asked(socket).segment.state == SocketState.closed)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafePointer(to: &address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(socket, $0, size) }
    }
    #expect(isBound == 0 && listen(socket, 7) == 0)
    let found = try asked(socket)
    #expect(found.segment.state == SocketState.listening && found.segment.backlog_max == 7)
    #expect(CLayout.bytes(found.segment.local).prefix(5) == [127, 0, 0, 1, 0])
    #expect(found.segment.local_port != 0 && found.segment.remote_port == 0 && !found.lacksPeer)
  }
}
