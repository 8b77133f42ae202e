import CKernel
import Testing

@testable import Live

@Suite struct CLayoutTests {
  @Test func whatIsPutInComesOut() {
    var task = TaskSegment()
    CLayout.fill(&task.comm, with: Array("cat".utf8))
    #expect(CLayout.bytes(task.comm) == Array("cat".utf8) + [UInt8](repeating: 0, count: Int(COMM_SIZE) - 3))
  }

  @Test func whatThereIsNoRoomForIsLeftOut() {
    var socket = SocketSegment()
    CLayout.fill(&socket.local, with: [UInt8](repeating: 7, count: 100))
    #expect(CLayout.bytes(socket.local) == [UInt8](repeating: 7, count: 16))
    #expect(CLayout.bytes(socket.remote) == [UInt8](repeating: 0, count: 16))
  }
}
