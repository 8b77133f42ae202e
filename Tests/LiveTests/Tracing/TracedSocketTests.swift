import CKernel
import Glibc
import Testing

@testable import Live

extension ChildTests {
  @Suite struct TracedSocketTests {
    static let rows = [
      (number: Int(SYS_connect), row: Rows.address), (Int(SYS_listen), Rows.descriptor),
      (Int(SYS_accept), Rows.newDescriptor), (Int(SYS_sendto), Rows.buffer(.argument(2))),
      (Int(SYS_recvfrom), Rows.buffer(.result)), (Int(SYS_sendmmsg), Rows.messages(isRead: false)),
      (Int(SYS_socketpair), Rows.pair(3, .socket)),
    ]

    @Test func socketsHaveBothOfTheirEnds() throws {
      let run = try TracedRun(workload: "sockets", describing: Self.rows)
      #expect(run.status == .exited(0))
      let accepted = run.calls(Int(SYS_accept)).first?.segments.first?.socket
      let connected = run.calls(Int(SYS_connect)).first?.segments.last?.socket
      #expect(
        accepted?.family == UInt16(AF_INET) && accepted?.type == 1
          && accepted?.protocol == UInt16(IPPROTO_TCP))
      #expect(
        accepted?.local_port == connected?.remote_port && accepted?.remote_port == connected?.local_port)
      #expect(accepted?.state == 1 && connected?.state == 1 && accepted?.netns != 0)
      #expect(accepted?.local.0 == 127 && accepted?.local.3 == 1 && connected?.remote.0 == 127)
      let listening = run.calls(Int(SYS_listen)).first?.segments.first?.socket
      #expect(
        listening?.state == 10 && listening?.backlog_max == 5 && listening?.local_port == accepted?.local_port
      )
      let sent = run.calls(Int(SYS_sendto)).first?.segments
      #expect(sent?.first?.text == "hello" && sent?.last?.socket?.inode == connected?.inode)
    }

    @Test func messagesOfAnArrayComeOneByOne() throws {
      let run = try TracedRun(workload: "sockets", describing: Self.rows)
      let segments = run.calls(Int(SYS_sendmmsg)).first?.segments ?? []
      #expect(segments.filter { $0.kind == .messageData }.map(\.text) == ["onethree", "three"])
      #expect(segments.filter { $0.kind == .message }.map { $0.message?.transferred } == [8, 5])
      #expect(segments.filter { $0.kind == .message }.map { $0.message?.total } == [8, 5])
      #expect(segments.filter { $0.kind == .messageName }.map(\.index) == [0, 1])
      let socket = segments.last?.socket
      #expect(
        socket?.family == UInt16(AF_INET6) && socket?.type == 2 && socket?.local.15 == 1 && socket?.state == 7
      )
    }

    @Test func unixSocketsHaveNamesAndPeers() throws {
      let run = try TracedRun(workload: "sockets", describing: Self.rows)
      let name = "\0live-workload-\(run.process)"
      let connected = run.calls(Int(SYS_connect)).last?.segments ?? []
      #expect(connected.map(\.kind) == [.bytes, .socket, .peerPath])
      #expect(connected.last?.text.hasPrefix(name) == true && connected[1].socket?.family == UInt16(AF_UNIX))
      let listening = run.calls(Int(SYS_listen)).last?.segments ?? []
      #expect(listening.map(\.kind) == [.socket, .socketPath] && listening.first?.socket?.state == 10)
      let pair = run.calls(Int(SYS_socketpair)).first?.segments ?? []
      #expect(pair.count == 2 && pair.map(\.index) == [0, 1])
      #expect(
        pair.first?.socket?.sock == pair.last?.socket?.peer
          && pair.first?.socket?.peer == pair.last?.socket?.sock)
      #expect((pair.first?.socket?.sock ?? 0) != 0)
    }
  }
}
