internal import Events
internal import Protocols
internal import TestSupport
internal import Testing

@testable internal import Diagnosis

/// Captures with more in them than is kept.
struct LimitTests {
  private func instant(_ event: UInt64, _ time: UInt64) -> Instant {
    Instant(event: event, time: Timestamp(rawValue: time))
  }

  private func explanation(_ bytes: [UInt8]) throws -> Explanation {
    let file = MemoryFile(bytes)
    return try ExplainedCapture.explanation(of: file.path)
  }

  @Test func whatIsToldOfStaysWhenListsAreThinned() {
    var numbers = Array(0..<100)
    let kept = numbers.thin(to: 80) { $0 % 10 != 0 }
    #expect(numbers == [0, 10, 20, 30, 40] + Array(50..<100) && kept == numbers)
    var crowd = Array(0..<100)
    crowd.thin(to: 80) { _ in false }
    #expect(crowd == Array(30..<100), "of the older half a quarter of the limit")
  }

  @Test func longWaitsStayWhenThereAreTooMany() {
    var waits = WaitStore()
    let total = WaitStore.limit + 1
    for number in 0..<UInt64(total) {
      let length: UInt64 = number == 3 ? 2_000_000_000 : 60_000
      waits.add(
        Wait(
          thread: ThreadID(rawValue: Int64(number % 5000)), kind: .lock, began: instant(number, number),
          ended: instant(number, number + length), object: "futex"))
    }
    let kept = (0..<5000).reduce(0) { $0 + waits[ThreadID(rawValue: $1)].count }
    #expect(kept + waits.leftOutCount == total && kept < total * 3 / 4)
    #expect(waits[ThreadID(rawValue: 3)].first?.nanoseconds == 2_000_000_000)
  }

  @Test func lossesAreJoinedAndStillCounted() {
    var visibility = Visibility()
    for number in 0..<UInt64(5000) {
      visibility.noteLoss(at: instant(number * 10, number))
      visibility.losses[visibility.losses.count - 1].ended = instant(number * 10 + 1, number)
    }
    #expect(visibility.losses.count <= 1000)
    #expect(visibility.limits.contains { $0.hasPrefix("events were lost in 5000 places") })
    #expect(visibility.losses.first?.began.event == 0 && visibility.losses.last?.ended?.event == 49_991)
  }

  /// A refusal among many connections that were made is still found, by its place.
  @Test func connectionsAreLeftOutAndTheRefusedOneStays() throws {
    var capture = CaptureBuilder().thread(7, "busy").socket(5)
    let (enter, exit) = (CaptureBuilder.code("connect", .enter), CaptureBuilder.code("connect", .exit))
    for number in 0..<41_000 {
      let isRefused = number == 50
      let port: UInt16 = isRefused ? 81 : 80
      capture.append(enter, [.fd(5), .address("10.0.0.2", port)])
      capture.append(
        exit,
        [
          .result(isRefused ? -111 : 0),
          .tuple("10.0.0.1", UInt16(20_000 + number % 40_000), "10.0.0.2", port),
        ])
    }
    let explanation = try explanation(capture.bytes)
    #expect(explanation.evidence.connectings.count <= 20_000)
    #expect(explanation.findings.first?.signature == "connection-refused")
    #expect(explanation.limits.contains { $0.contains(" connections.") })
  }

  @Test func everyTransactionCanBeToldWithItsSteps() throws {
    let calls = (0..<240).flatMap { _ in
      RequestRecipe.Step.bytes(.connect, fd: 5, message: 7)
        + RequestRecipe.Step.bytes(.write, fd: 5, message: 7)
        + RequestRecipe.Step.bytes(.read, fd: 5, message: 8)
    }
    let steps = RequestRecipe.Step.bytes(.socket, fd: 5) + calls
    let explanation = try explanation(RequestRecipe(steps).capture.bytes)
    #expect(explanation.transactions.count == 240)
    let untold = explanation.transactions.filter { !$0.isDetailed }
    #expect(!untold.isEmpty && untold.allSatisfy { $0.number > 200 && $0.hops.isEmpty })
    for number in 1...240 {
      let transaction = try #require(explanation.transaction(number))
      #expect(transaction.hops.count == 2 && !transaction.parts.isEmpty)
    }
    #expect(explanation.limits.contains { $0.contains("\(untold.count) transactions that matter least") })
    #expect(explanation.transaction(241) == nil)
  }
}
