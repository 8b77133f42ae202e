internal import Diagnosis
internal import Protocols
internal import Testing

/// What is said of failures that were made for real, and of what only looks like them.
struct ConnectionFindingTests {
  static let sick = [
    "service-without-endpoints", "wrong-target-port", "loopback-only-server", "connect-timeout",
    "terminated-endpoint", "large-writes-stall", "tls-refused", "ephemeral-ports-exhausted",
    "ipv6-unreachable",
    "descriptors-exhausted", "proxy-backend-closed", "server-sleeps", "slow-disk", "lock-wait",
    "process-killed",
  ]
  static let well = [
    "service-without-endpoints.other-family", "wrong-target-port.right-port",
    "loopback-only-server.everywhere",
    "connect-timeout.idle", "terminated-endpoint.replaced", "large-writes-stall.told", "tls-refused.trusted",
    "ephemeral-ports-exhausted.kept", "descriptors-exhausted.few",
    "proxy-backend-closed.next", "server-sleeps.asked-to-wait", "slow-disk.fast", "lock-wait.short",
    "process-killed.ends-after",
  ]

  @Test(arguments: sick)
  func theCauseComesFirst(_ fault: String) throws {
    let recording = try ClinicRecording("\(fault).sick")
    let first = try #require(recording.findings.first)
    #expect(first.signature == (try recording.fact("expected")))
    #expect(!first.evidence.isEmpty && !first.remedies.isEmpty && !first.ruledOut.isEmpty)
    #expect(first.evidence.allSatisfy { $0.at.event > 0 })
  }

  /// Nothing less exact is said of what the cause accounts for.
  @Test(arguments: sick)
  func theCauseIsSaidOnce(_ fault: String) throws {
    #expect(try ClinicRecording("\(fault).sick").findings.count == 1)
  }

  @Test(arguments: well)
  func nothingIsSaidOfWhatIsWell(_ twin: String) throws {
    #expect(try ClinicRecording(twin).findings.map(\.cause) == [])
  }

  @Test func aTargetPortIsTheOneThatTheServerListensOn() throws {
    let recording = try ClinicRecording("wrong-target-port.sick")
    let first = try #require(recording.findings.first)
    let port = try recording.fact("listens")
    #expect(first.cause.contains("listens on port \(port)"))
    #expect(first.remedies.contains { $0.contains("targetPort to \(port)") })
  }

  @Test func aServerOnLoopbackIsToListenEverywhere() throws {
    let recording = try ClinicRecording("loopback-only-server.sick")
    let first = try #require(recording.findings.first)
    #expect(first.cause.contains("127.0.0.1:\(try recording.fact("target_port"))"))
  }

  @Test func anEndedServerIsNamedWithItsAddress() throws {
    let recording = try ClinicRecording("terminated-endpoint.sick")
    let first = try #require(recording.findings.first)
    #expect(first.cause.contains(try recording.fact("server_address")))
    #expect(first.cause.contains(try recording.fact("service_address")))
    // Where no address is left behind a Service, it refuses just the same.
    #expect(first.confidence == .likely && first.wouldDecide?.contains("EndpointSlice") == true)
  }

  @Test func aTimeoutCostsWhatWasWaited() throws {
    let first = try #require(try ClinicRecording("connect-timeout.sick").findings.first)
    // Nobody answered the kernel's three packets, at 0, 1 and 3 seconds, until 7.
    #expect(first.nanoseconds > 6_650_000_000 && first.nanoseconds < 8_000_000_000)
    #expect(first.wouldDecide != nil)
  }

  @Test func lostPacketsAreToldFromASlowServerByWhatArrived() throws {
    let recording = try ClinicRecording("large-writes-stall.sick")
    let first = try #require(recording.findings.first)
    #expect(first.ruledOut.contains { $0.what == "a slow server" })
    #expect(first.evidence.contains { $0.shows.contains("0 bytes had arrived") })
  }

  @Test func anAddressOfIPv6IsNamedBesideTheOneThatWorks() throws {
    let recording = try ClinicRecording("ipv6-unreachable.sick")
    let first = try #require(recording.findings.first)
    #expect(first.cause.contains(try recording.fact("server_address")))
    #expect(first.cause.contains("IPv6"))
  }

  @Test func aCrashIsToldFromAClose() throws {
    let first = try #require(try ClinicRecording("process-killed.sick").findings.first)
    #expect(
      first.cause.contains("SIGSEGV") || first.cause.contains("SIGKILL") || first.cause.contains("SIGABRT"))
    #expect(first.confidence == .certain)
  }
}
