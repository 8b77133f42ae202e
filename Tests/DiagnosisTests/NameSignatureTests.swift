internal import Diagnosis
internal import Protocols
internal import TestSupport
internal import Testing

/// What goes wrong while names are looked up, in recordings of real failures, and in their healthy twins.
struct NameSignatureTests {
  @Test(arguments: [
    ("search-amplification", ["names that do not exist", "ndots:5"]),
    ("slow-search-suffix", ["one search suffix", "never answers"]),
    ("lost-dns-reply", ["was lost on its way", "asked again, it was answered"]),
    ("dns-unreachable", ["none of its", "nothing gets through"]),
    ("upstream-resolver-dead", ["passed the question on to", "did not find it"]),
    ("one-upstream-dead", ["first, which never answers, and then"]),
    ("dns-forwarding-loop", ["runs in a circle"]),
    ("stale-udp-flow", ["always asks", "from port"]),
    ("first-nameserver-answer-wins", ["takes the first answer", "NXDOMAIN"]),
    ("search-stopped-by-servfail", ["SERVFAIL for the search suffix", "stops there, before it has tried"]),
    ("truncated-answer-without-tcp", ["(TC)", "does not ask again over TCP"]),
    ("dns-over-tcp-blocked", ["(TC), and TCP to", "though UDP gets through"]),
    ("resolver-limits", ["resolvers read the first 3", "nobody asks"]),
    ("suffix-answered", ["was led to", "answers for"]),
    ("wrong-dns-policy", ["its resolv.conf is not a cluster's"]),
    ("headless-not-ready", ["said NXDOMAIN", "and then knew it"]),
    ("srv-unnamed-port", ["has no port with the name"]),
    ("dns-server-starved", ["was ended by signal 9", "and nobody listens in its place"]),
  ])
  func whatWasWrongIsSaidFirst(fault: String, words: [String]) throws {
    let recording = try ClinicRecording("\(fault).sick")
    let first = try #require(recording.findings.first)
    #expect(first.signature == fault)
    #expect(try recording.fact("expected") == fault)
    for word in words { #expect(first.cause.contains(word), "\(word) in \(first.cause)") }
    let costs = try recording.costs()
    // The clinic's times are its own: the request begins before the look-up, and ends behind it.
    #expect(first.nanoseconds >= costs[0] / 20 * 19 && first.nanoseconds <= costs[1] + 50_000_000)
    #expect(!first.evidence.isEmpty && !first.remedies.isEmpty && !first.ruledOut.isEmpty)
    #expect(first.evidence.map(\.at.event) == first.evidence.map(\.at.event).sorted())
  }

  @Test(arguments: [
    "search-amplification.near", "slow-search-suffix.answering", "lost-dns-reply.both",
    "dns-unreachable.other-port", "one-upstream-dead.second", "dns-forwarding-loop.chain",
    "stale-udp-flow.fresh-ports", "first-nameserver-answer-wins.in-turn", "search-stopped-by-servfail.glibc",
    "truncated-answer-without-tcp.by-tcp", "dns-over-tcp-blocked.allowed", "resolver-limits.third",
    "suffix-answered.no-wildcard", "headless-not-ready.ready", "srv-unnamed-port.named",
    "dns-server-starved.restarted",
  ])
  func nothingIsSaidOfAHealthyTwin(name: String) throws {
    let recording = try ClinicRecording(name)
    #expect(try recording.fact("expected") == "null")
    #expect(recording.findings.isEmpty, "\(recording.findings.map(\.cause))")
  }

  /// The question lies in the server's socket for a second, and is answered as soon as it is taken.
  @Test func aNameServerThatDidNotRunIsToldFromOneThatEnded() throws {
    let question = DNSMessage.question("web.local", id: 1)
    let answer = DNSMessage.answer("web.local", id: 1, [10, 0, 0, 9])
    let begun = CaptureBuilder().thread(7, "curl").thread(8, "unbound").fd(
      3, .udp("0.0.0.0", 0, "10.0.0.2", 53)
    )
    .on(7).socket(5, type: 2).connect(5, from: "10.0.0.1", 40_000, to: "10.0.0.2", 53)
    .write(5, bytes: question)
    let capture = begun.at(begun.clock + 1_000_000_000).on(8)
      .recvfrom(3, bytes: question, .tuple("10.0.0.1", 40_000, "10.0.0.2", 53))
      .sendto(3, bytes: answer, .tuple("10.0.0.2", 53, "10.0.0.1", 40_000))
      .on(7).read(5, bytes: answer)
    let file = MemoryFile(capture.bytes)
    let first = try #require(try ExplainedCapture.explanation(of: file.path).findings.first)
    #expect(first.signature == "dns-server-starved")
    #expect(first.cause.hasPrefix("The name server unbound did not take up for 1.00 s what curl asked"))
    #expect(first.cause.hasSuffix("and then answered at once: its process did not run."))
  }
}
