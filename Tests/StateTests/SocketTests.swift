import Events
import State
import Testing
import TestSupport

@Suite struct SocketTests {
  private let curl = CaptureBuilder().thread(7, "curl")

  @Test func aConnectedSocketIsNamedAfterItsEnds() throws {
    let builder = curl.socket(3).connect(3, from: "10.0.0.1", 4000, to: "10.0.0.2", 80).write(3, "GET")
    let names = try Replay.fdNames(builder)
    #expect(names.last == "10.0.0.1:4000->10.0.0.2:80")
    #expect(try Replay.end(builder) { $0.fdOfEvent?.isClient } == true)
  }

  @Test func anAcceptedSocketIsAServers() throws {
    let builder = curl.accept(5, from: "10.0.0.1", 4000, to: "10.0.0.2", 80).read(5, "GET")
    #expect(try Replay.fdNames(builder).last == "10.0.0.1:4000->10.0.0.2:80")
    #expect(try Replay.end(builder) { $0.fdOfEvent?.isServer } == true)
  }

  @Test func aBoundSocketIsAListenerWithOneAddress() throws {
    let builder = curl.socket(3).bind(3, "0.0.0.0", 8080).listen(3)
    #expect(try Replay.fdNames(builder).last == "0.0.0.0:8080")
    #expect(try Replay.end(builder) { $0.fdOfEvent?.kind } == .ipv4Listener)
    #expect(try Replay.end(builder) { $0.fdOfEvent?.destinationPort } == 8080)
  }

  @Test func aUDPSocketIsRenamedByItsTraffic() throws {
    let ask = curl.socket(3, type: 2).sendto(3, "?", .tuple("10.0.0.1", 5000, "8.8.8.8", 53))
    let answer = ask.recvfrom(3, "!", .tuple("8.8.4.4", 53, "10.0.0.1", 5000))
    #expect(try Replay.fdNames(ask).last == "10.0.0.1:5000->8.8.8.8:53")
    let changed = try Replay.end(ask) { $0.moment.isFDNameChanged }
    #expect(changed == true)
    #expect(try Replay.fdNames(answer).last != "-")
  }

  @Test func anUnknownSocketThatSendsIsTakenForUDP() throws {
    let builder = curl.sendto(3, "?", .tuple("10.0.0.1", 5000, "8.8.8.8", 53))
    let transport = try Replay.end(builder) { $0.fdOfEvent?.transport }
    #expect(transport == .udp)
  }

  @Test func aMappedAddressIsAnIPv4One() throws {
    let builder = curl.accept(5, from: "::ffff:10.0.0.1", 4000, to: "::ffff:10.0.0.2", 80)
    #expect(try Replay.fdNames(builder).last == "10.0.0.1:4000->10.0.0.2:80")
    #expect(try Replay.end(builder) { $0.fdOfEvent?.kind } == .ipv4Socket)
  }

  @Test func anIPv6SocketThatConnectsToAMappedAddressLosesItsTransport() throws {
    let builder = curl.socket(3, domain: 10)
      .connect(3, from: "::ffff:10.0.0.1", 4000, to: "::ffff:10.0.0.2", 80)
    #expect(try Replay.fdNames(builder).last == "<unknown>")
  }

  @Test func anIPv4SocketThatConnectsToAShortUnixAddressLosesItsTransport() throws {
    let builder = curl.socket(3, domain: 2).event("connect", .enter, [.fd(3), .unixAddress("/x")])
    #expect(try Replay.end(builder) { $0.fdOfEvent?.transport } == .unknown)
  }

  @Test func aUnixSocketShowsItsKernelAddressesAndPath() throws {
    let builder = curl.socket(3, domain: 1).connect(3, toUnix: "/run/nscd")
    #expect(try Replay.fdNames(builder).last == "ffff880000001000->ffff880000002000 /run/nscd")
  }

  @Test func aSocketOnAPortThatSomebodyListensOnIsTurnedAround() throws {
    let builder = curl.fd(3, .tcp("10.0.0.2", 80, "10.0.0.1", 4000)).fd(4, .listener("0.0.0.0", 80)).read(
      3, "x")
    #expect(try Replay.fdNames(builder).last == "10.0.0.1:4000->10.0.0.2:80")
    #expect(try Replay.end(builder) { $0.fdOfEvent?.isServer } == true)
  }

  @Test func anEmptySourceIsCompletedFromTheInterfaces() throws {
    let builder = curl.interface("eth0", "10.0.0.7", netmask: "255.255.255.0", broadcast: "10.0.0.255")
      .socket(3, type: 2).sendto(3, "?", .tuple("0.0.0.0", 5000, "10.0.0.9", 53))
    #expect(try Replay.fdNames(builder).last == "10.0.0.7:5000->10.0.0.9:53")
  }
}
