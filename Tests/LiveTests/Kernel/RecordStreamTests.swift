import CKernel
import Events
import Glibc
import Testing

@testable import Live

/// A running capture as a stream of events in the order of their times.
@Suite(.enabled(if: LiveRun.obstacle == nil, "\(LiveRun.obstacle ?? "")"), .serialized)
struct RecordStreamTests {
  /// One event: when, the call's number where it is one, and whether it is the entering.
  struct Event: Equatable {
    let kind: RecordKind
    let number: Int
    let isEnter: Bool
    let time: UInt64
  }

  /// What a capture of `live-workload` hands out until the workload ends, or until `limit` ms have passed, when it is
  /// killed.
  static func events(_ arguments: [String], limit: UInt64) throws -> [Event] {
    let settings = CaptureSettings(scope: .processes)
    var kernel = try KernelSide(settings, descriptions: [])
    var command = try ChildProcess([LiveRun.executable("live-workload")] + arguments, environment: [])
    try kernel.mark(process: command.id)
    try kernel.attach(settings)
    var stream = RecordStream(kernel, settings: settings)
    var encoder = EventEncoder(bootTime: 0)
    try command.start()
    let end = BootClock.now + limit * 1_000_000
    var events: [Event] = []
    while command.status() == nil, BootClock.now < end {
      while try stream.advance(until: BootClock.now + 20_000_000, teaching: &encoder) {
        events.append(Self.event(stream.current))
      }
    }
    stream.stop()
    while try stream.advance(until: .max, teaching: &encoder) { events.append(Self.event(stream.current)) }
    let isAtEnd = stream.isAtEnd
    #expect(isAtEnd)
    command.pass(SIGKILL)
    while command.status() == nil { usleep(1000) }
    return events
  }

  private static func event(_ half: RecordHalf) -> Event {
    let number = half.record.call.map { Int($0.number) } ?? -1
    return Event(kind: half.record.kind, number: number, isEnter: half.isEnter, time: half.time)
  }

  @Test func eventsComeInTheOrderOfTheirTimes() throws {
    let events = try Self.events(["processes"], limit: 5000)
    #expect(zip(events, events.dropFirst()).allSatisfy { $0.time <= $1.time })
    let calls = events.filter { $0.number == CallNumber.getppid }
    #expect(calls.map(\.isEnter) == [true, false, true, false, true, false])
    #expect(events.last { $0.kind != .switch }?.kind == .exit)
  }

  @Test func aCallLongerThanManyWindowsIsEnteredWhenItBegan() throws {
    let events = try Self.events(["waits", "300"], limit: 5000)
    let polls = events.filter { $0.number == CallNumber.poll }
    #expect(zip(events, events.dropFirst()).allSatisfy { $0.time <= $1.time })
    // Told of by the iterator, so that its return is a record that holds no entering.
    #expect(polls.map(\.kind) == [.enter, .call] && polls.map(\.isEnter) == [true, false])
    #expect(polls.count == 2 && polls[1].time - polls[0].time > 290_000_000)
  }

  @Test func aProcessThatIsStillBlockedAtTheEndShowsItsEntering() throws {
    // Long enough to start and block on a busy machine.
    let events = try Self.events(["blocked"], limit: 200)
    #expect(events.last { $0.kind != .switch }?.kind == .enter)
    #expect(events.last { $0.kind == .enter }?.number == CallNumber.read)
  }
}
