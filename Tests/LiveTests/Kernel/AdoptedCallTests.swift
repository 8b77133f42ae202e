import CKernel
import Events
import Glibc
import Testing

@testable import Live

/// Calls that began before the capture did.
@Suite(.enabled(if: LiveRun.obstacle == nil, "\(LiveRun.obstacle ?? "")"), .serialized)
struct AdoptedCallTests {
  private static let sleeping = CallNumber.clockNanosleep

  /// The calls that a capture shows of `sleep`, which has slept before, until `count` events of calls were seen.
  private func events(ofSleep seconds: String, count: Int) throws -> [(
    kind: RecordKind, isEnter: Bool, number: Int
  )] {
    var command = try ChildProcess(["sleep", seconds], environment: ["PATH=/bin:/usr/bin"])
    try command.start()
    // Until it sleeps: "number arguments…", not "running".
    let place = "/proc/\(command.id)/syscall"
    let isAsleep = {
      (ProcFile.lines(place)?.first?.split(separator: " ").first).flatMap { Int($0) } == Self.sleeping
    }
    for _ in 0..<500 where !isAsleep() { usleep(10_000) }
    let settings = CaptureSettings(scope: .processes)
    var kernel = try KernelSide(settings, descriptions: [])
    try kernel.mark(process: command.id)
    try kernel.attach(settings)
    try kernel.adopt()
    var stream = RecordStream(kernel, settings: settings)
    var encoder = EventEncoder(bootTime: 0)
    _ = try stream.firstState(FirstState(), teaching: &encoder)
    var events: [(kind: RecordKind, isEnter: Bool, number: Int)] = []
    let end = BootClock.now + 5_000_000_000
    while events.count < count, try stream.advance(until: end, teaching: &encoder) {
      let half = stream.current
      if let call = half.record.call { events.append((half.record.kind, half.isEnter, Int(call.number))) }
    }
    stream.stop()
    command.pass(SIGKILL)
    _ = command.wait()
    return events
  }

  @Test func aCallThatAThreadSleepsInIsEnteredAtTheStart() throws {
    // It has not returned when the capture ends.
    let events = try events(ofSleep: "30", count: 1)
    #expect(events.first.map { $0 == (.enter, true, Self.sleeping) } == true)
  }

  @Test func itsReturnBelongsToIt() throws {
    let events = try events(ofSleep: "1.5", count: 2)
    #expect(
      events.count == 2 && events[0] == (.enter, true, Self.sleeping)
        && events[1] == (.call, false, Self.sleeping))
  }
}
