import Testing

@testable import Chisels

/// When `on_interval` is called, by the times of events.
@Suite struct IntervalClockTests {
  private func ticks(_ rhythm: IntervalClock.Rhythm, _ times: [UInt64]) -> [IntervalClock.Tick] {
    var clock = IntervalClock()
    clock.set(rhythm)
    var ticks: [IntervalClock.Tick] = []
    for time in times {
      while let tick = clock.next(at: time) { ticks.append(tick) }
    }
    return ticks
  }

  @Test func aLooseIntervalIsCountedFrom1970() {
    let found = ticks(.loose(10), [18, 19, 20, 29, 45, 45])
    #expect(found == [.init(time: 20, elapsed: 0), .init(time: 45, elapsed: 25)])
  }

  @Test func anExactIntervalIsCaughtUpFromTheFirstEvent() {
    let found = ticks(.exact(10), [18, 27, 28, 50])
    #expect(
      found == [
        .init(time: 18, elapsed: 10), .init(time: 28, elapsed: 10), .init(time: 38, elapsed: 10),
      ])
  }

  @Test func nothingIsDueWithoutAnInterval() {
    #expect(ticks(.never, [1, 1 << 62]).isEmpty)
    #expect(ticks(.loose(0), [1, 1 << 62]).isEmpty)
  }

  @Test func timesThatGoBackEndNothing() {
    #expect(ticks(.exact(10), [100, 5, 99]).isEmpty)
    #expect(ticks(.loose(10), [100, 5]).count == 1)
  }

  @Test func aThousandYearsAreNotCountedInSeconds() {
    let found = ticks(.exact(1), [1, .max])
    #expect(UInt64(found.count) <= IntervalClock.mostMissedTicks + 1)
  }
}
