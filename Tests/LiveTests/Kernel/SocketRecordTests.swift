import CKernel
import Testing

@testable import Live

/// Addresses, tuples and messages of calls about sockets.
@Suite(.enabled(if: LiveRun.obstacle == nil, "\(LiveRun.obstacle ?? "")"), .serialized)
struct SocketRecordTests {
  @Test func bothEndsOfAConnectionAreKnown() throws {
    let run = try LiveRun("sockets", describing: DescribedCalls.sockets)
    let connect = try #require(run.calls(CallNumber.connect).first { $0.segments.last?.socket?.family == 2 })
    let client = try #require(connect.segments.last?.socket)
    #expect(connect.segments.first?.bytes.count == 16 && client.type == 1 && client.protocol == 6)
    #expect(client.local.0 == 127 && client.remote.3 == 1 && client.local_port > 0)
    let accept = try #require(run.calls(CallNumber.accept).first)
    let server = try #require(accept.segments.first?.socket)
    let listener = try #require(accept.segments.last?.socket)
    #expect(accept.segments.first?.argument == UInt8(ARGUMENT_RESULT))
    #expect(server.local_port == client.remote_port && server.remote_port == client.local_port)
    #expect(listener.state == 10 && listener.backlog_max == 5 && listener.local_port == server.local_port)
  }

  @Test func dataAndTheSendersAddressAreCopied() throws {
    let run = try LiveRun("sockets", describing: DescribedCalls.sockets)
    #expect(run.calls(CallNumber.sendto).first?.segments.first?.text == "hello")
    let datagram = try #require(run.calls(CallNumber.recvfrom).first { $0.call.result == 8 })
    #expect(datagram.segments.first?.text == "onethree")
    #expect(datagram.segments.last?.bytes.count == 28 && datagram.segments.last?.bytes[23] == 1)
  }

  @Test func everyMessageOfSendmmsgHasItsNameAndData() throws {
    let run = try LiveRun("sockets", describing: DescribedCalls.sockets)
    let sent = try #require(run.calls(CallNumber.sendmmsg).first)
    #expect(sent.call.result == 2)
    #expect(
      sent.segments.map(\.kind) == [
        .message, .messageName, .messageData, .message, .messageName, .messageData,
      ])
    #expect(sent.segments.map(\.index) == [0, 0, 0, 1, 1, 1])
    #expect(sent.segments[2].text == "onethree" && sent.segments[5].text == "three")
    #expect(sent.segments[0].message?.total == 8 && sent.segments[3].message?.transferred == 5)
  }

  @Test func unixSocketsAreKnownByAddressAndName() throws {
    let run = try LiveRun("sockets", describing: DescribedCalls.sockets)
    let connect = try #require(run.calls(CallNumber.connect).first { $0.segments[1].socket?.family == 1 })
    let path = connect.segments.first { $0.kind == .peerPath }
    #expect(path?.text.hasPrefix("\0live-workload-") == true && connect.segments[1].socket?.peer != 0)
    let pair = try #require(run.calls(CallNumber.socketpair).first)
    let second = try #require(pair.segments.last?.socket)
    #expect(
      pair.segments[0].bytes.count == 8 && second.family == 1 && second.peer != 0
        && second.sock != second.peer)
  }
}
