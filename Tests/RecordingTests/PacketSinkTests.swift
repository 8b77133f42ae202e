import Events
import TestSupport
import Testing

@testable import Recording

/// What went through sockets, written as packets, and read by tcpdump.
@Suite(.enabled(if: Process.isInstalled("tcpdump"), "tcpdump is not installed: apt-get install tcpdump"))
struct PacketSinkTests {
  /// The lines of tcpdump, which tells the time in nanoseconds and checks the sums of all headers.
  private func packets(_ capture: CaptureBuilder, filter: String = "", verbose: Bool = false) throws
    -> [String]
  {
    let folder = RecordingFolder()
    try record([capture], filter: filter, into: try PacketSink(path: "\(folder.path)/out"))
    let options = verbose ? ["-vv"] : []
    let outcome = Process.run("tcpdump", ["-nn", "-t", "-r", "\(folder.path)/out"] + options)
    #expect(outcome.status == 0)
    return outcome.output.lines.map { String(decoding: $0, as: UTF8.self) }
  }

  private static let client = CaptureBuilder().thread(100, "curl").socket(3)
    .connect(3, from: "10.0.0.1", 40_000, to: "10.0.0.2", 9_999)

  @Test func aConnectionGreetsNumbersItsBytesAndSaysFarewell() throws {
    let capture = Self.client.write(3, "GET / HTTP/1.0").read(3, "four").read(3, "").close(3)
    #expect(
      try packets(capture) == [
        "IP 10.0.0.1.40000 > 10.0.0.2.9999: Flags [S], seq 0, win 65535, length 0",
        "IP 10.0.0.2.9999 > 10.0.0.1.40000: Flags [S.], seq 0, ack 1, win 65535, length 0",
        "IP 10.0.0.1.40000 > 10.0.0.2.9999: Flags [.], ack 1, win 65535, length 0",
        "IP 10.0.0.1.40000 > 10.0.0.2.9999: Flags [P.], seq 1:15, ack 1, win 65535, length 14",
        "IP 10.0.0.2.9999 > 10.0.0.1.40000: Flags [P.], seq 1:5, ack 15, win 65535, length 4",
        "IP 10.0.0.2.9999 > 10.0.0.1.40000: Flags [F.], seq 5, ack 15, win 65535, length 0",
        "IP 10.0.0.1.40000 > 10.0.0.2.9999: Flags [F.], seq 15, ack 6, win 65535, length 0",
      ])
  }

  @Test func whatWasCutOffCountsAllTheSame() throws {
    let lines = try packets(Self.client.write(3, "abcde", result: 1_000).write(3, "f"))
    #expect(lines.count == 5)
    #expect(lines[3].contains("seq 1:1001,") && lines[4].contains("seq 1001:1002,"))
  }

  @Test func whereBothEndsAreRecordedEachMessageIsToldOnce() throws {
    let capture = Self.client.thread(200, "nginx").socket(5)
      .accept(5, from: "10.0.0.1", 40_000, to: "10.0.0.2", 9_999).on(100).write(3, "question").on(200)
      .read(5, "question").write(5, "answer").on(100).read(3, "answer").close(3)
    let lines = try packets(capture)
    #expect(lines.count == 6)
    #expect(lines[3].contains("length 8") && lines[4].contains("length 6"))
  }

  @Test func aRefusedConnectionIsReset() throws {
    let capture = CaptureBuilder().thread(100, "curl").socket(3)
      .connect(3, from: "10.0.0.1", 40_000, to: "10.0.0.2", 9_999, result: -111)
    let flags = try packets(capture).map { $0.split(separator: " ")[5] }
    #expect(flags == ["[S],", "[R.],"])
  }

  @Test func sumsAreRightInBothVersions() throws {
    let dns = DNSMessage.question("example.org", id: 7)
    for (source, destination, domain) in [("10.0.0.1", "10.0.0.2", 2), ("fd00::1", "fd00::2", 10)] {
      let capture = CaptureBuilder().thread(100, "dig").socket(3, domain: Int64(domain), type: 2)
        .connect(3, from: source, 4_000, to: destination, 53).sendto(3, bytes: dns)
        .socket(4, domain: Int64(domain)).connect(4, from: source, 4_001, to: destination, 80).write(4, "odd")
      let text = try packets(capture, verbose: true).joined(separator: "\n")
      #expect(text.contains("[udp sum ok]") && text.contains("A? example.org."), "\(text)")
      #expect(text.contains("(correct)") && !text.contains("incorrect") && !text.contains("bad"), "\(text)")
    }
  }

  @Test func aDatagramGoesFromWhereItsCallSays() throws {
    let capture = CaptureBuilder().thread(53, "named").socket(3, type: 2).bind(3, "0.0.0.0", 53)
      .recvfrom(3, "ask", .tuple("10.0.0.1", 1_000, "10.0.0.9", 53))
      .recvfrom(3, "ask", .tuple("10.0.0.2", 2_000, "10.0.0.9", 53))
      .sendto(3, "tell", .tuple("10.0.0.9", 53, "10.0.0.1", 1_000))
    // The enters, which name the ends, do not pass.
    let ends = try packets(capture, filter: "evt.dir=<").map { $0.split(separator: ":")[0] }
    #expect(
      ends == [
        "IP 10.0.0.1.1000 > 10.0.0.9.53", "IP 10.0.0.2.2000 > 10.0.0.9.53", "IP 10.0.0.9.53 > 10.0.0.1.1000",
      ]
    )
  }

  @Test func theDNSQuestionsOfACaptureAreDecoded() throws {
    let lines = try packets(SampleCaptures.demo, filter: "fd.port=53 and proc.name=curl")
    let questions = lines.filter { $0.contains("A? ") }.map { $0.split(separator: " ").dropLast().last ?? "" }
    #expect(
      questions == [
        "web.shop.svc.cluster.local.shop.svc.cluster.local.", "web.shop.svc.cluster.local.svc.cluster.local.",
        "web.shop.svc.cluster.local.corp.example.", "web.shop.svc.cluster.local.",
      ])
  }

  @Test(.enabled(if: Repository.sharedCaptures != nil, "no ../shared/captures"))
  func ofTheStoryNoPacketIsMalformed() throws {
    let folder = try #require(Repository.sharedCaptures)
    let packets = TemporaryFile([])
    let binary = try #require(Repository.binary)
    let outcome = Process.run(
      binary, ["-r", "\(folder)/kubernetes-slow-dns.scap", "--pcap", packets.path, "fd.port=53"])
    #expect(outcome.status == 0)
    let dump = Process.run("tcpdump", ["-nn", "-vv", "-r", packets.path])
    let text = String(decoding: dump.output, as: UTF8.self)
    #expect(dump.status == 0 && !text.contains("bad") && !text.contains("incorrect"))
    #expect(text.contains("A? backend.critical-app.svc.cluster.local."))
  }

  @Test func messagesInNoPacketAreCounted() throws {
    let capture = TemporaryFile(
      CaptureBuilder().thread(1, "sh").socket(3, domain: 1).connect(3, toUnix: "/run/x.sock")
        .write(3, "abc").read(3, "").write(3, "d"))
    let packets = TemporaryFile([])
    let outcome = Process.run(
      try #require(Repository.binary), ["-r", capture.path, "--pcap", packets.path])
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    let note = String(decoding: outcome.errors, as: UTF8.self)
    #expect(note == "trowel: 2 messages went through unix sockets, and are in no packet\n")
  }

  /// RFC 1071, section 3.
  @Test func theChecksumIsThatOfTheStandard() {
    var sum = InternetChecksum()
    for word in [0x0001, 0xF203, 0xF4F5, 0xF6F7] as [UInt16] { sum.add(word) }
    #expect(sum.value == 0x220D)
    var odd = InternetChecksum()
    let bytes: [UInt8] = [0x00, 0x01, 0xF2, 0x03, 0xF4]
    odd.add(bytes.rawSpan)
    #expect(odd.value == 0x19FA)
  }
}
