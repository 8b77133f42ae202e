import CKernel
import Glibc
import Testing

@testable import Live

/// Lines as the kernel writes them to /proc/PID/net.
struct SocketTableTests {
  @Test func aLineOfTCPHasBothEnds() {
    let line: Substring =
      "   0: 0100007F:1F90 0200007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 34567 1 0 20 4 30 10 -1"
    let socket = SocketTable.internetRow(line, family: AF_INET)?.segment
    #expect(socket?.local_port == 8080 && socket?.remote_port == 50000 && socket?.state == 1)
    #expect(socket?.local.0 == 127 && socket?.local.3 == 1 && socket?.remote.3 == 2 && socket?.inode == 34567)
  }

  @Test func aLineOfIPv6HasAddressesOf16Bytes() {
    let line: Substring =
      "  1: 00000000000000000000000001000000:0016 0000000000000000FFFF00000100007F:0035 0A 0:0 00:0 0 0 0 99 1"
    let socket = SocketTable.internetRow(line, family: AF_INET6)?.segment
    #expect(socket?.local.15 == 1 && socket?.local.0 == 0 && socket?.local_port == 22 && socket?.state == 10)
    #expect(socket?.remote.10 == 0xFF && socket?.remote.12 == 127 && socket?.remote.15 == 1)
  }

  @Test func aLineOfAUnixSocketMayHaveAName() {
    let named = SocketTable.unixRow(
      "0000000000000000: 00000002 00000000 00010000 0001 01 12345 /run/a b.sock")
    #expect(
      named?.path == Array("/run/a b.sock".utf8) && named?.segment.state == 10 && named?.segment.type == 1)
    let abstract = SocketTable.unixRow("0000000000000000: 00000003 00000000 00000000 0002 03 77 @x")
    #expect(
      abstract?.path == [0, UInt8(ascii: "x")] && abstract?.segment.state == 1
        && abstract?.segment.inode == 77)
    let unnamed = SocketTable.unixRow("0000000000000000: 00000003 00000000 00000000 0001 03 78")
    #expect(unnamed?.path.isEmpty == true)
  }

  @Test(arguments: ["", "0:", "0: x y", "0: 0100007F:1F90 zz 01 a b c d e f", "a b c d e f g h"])
  func whatIsNoLineIsNoSocket(line: String) {
    #expect(SocketTable.internetRow(line[...], family: AF_INET) == nil)
    #expect(SocketTable.unixRow(line[...]) == nil)
  }
}
