import Events
import Testing

@testable import Top

struct GrowingSlicesTests {
  /// Milliseconds after some moment.
  private func time(_ milliseconds: Int) -> Timestamp {
    Timestamp(rawValue: UInt64(1_600_000_000_000 + milliseconds) * 1_000_000)
  }

  @Test func aLongCaptureFitsIntoAsManySlices() {
    var slices = GrowingSlices(width: 2, mostSlices: 8)
    for second in 0..<1000 { slices.add(second % 2, at: time(second * 1000)) }
    #expect(slices.sliceCount <= 8)
    #expect(slices.duration == 999_000_000_000)
    let sums = (0..<slices.sliceCount).reduce(into: [0, 0]) { sums, slice in
      for place in 0..<2 { sums[place] += Int(slices[slice, place]) }
    }
    #expect(sums == [500, 500])
  }

  @Test(arguments: [1, 3, 7, 80, 1000])
  func columnsHoldEveryEventOnce(count: Int) {
    var slices = GrowingSlices(width: 1, mostSlices: 64)
    for step in 0..<5000 { slices.add(0, at: time(step * step / 100)) }
    let columns = slices.columns(count)
    #expect(columns.count == count)
    #expect(abs(columns.reduce(0) { $0 + $1[0] } - 5000) < 0.001)
  }

  @Test func aSingleEventCountsOnce() {
    var slices = GrowingSlices(width: 1, mostSlices: 8)
    slices.add(0, at: time(5))
    #expect(abs(slices.columns(10).reduce(0) { $0 + $1[0] } - 1) < 0.001)
    #expect(slices.duration == 0)
  }

  @Test func placesAndTimesAreEachOthersOpposite() {
    var slices = GrowingSlices(width: 1, mostSlices: 8)
    slices.add(0, at: time(0))
    slices.add(0, at: time(10_000))
    #expect(slices.time(at: 0.25) == time(2500))
    #expect(slices.place(of: time(2500)) == 0.25)
    #expect(slices.place(of: time(-5)) == 0)
    #expect(slices.place(of: time(20_000)) == 1)
  }

  @Test func anEventFromBeforeTheFirstCountsWithIt() {
    var slices = GrowingSlices(width: 1, mostSlices: 8)
    slices.add(0, at: time(10))
    slices.add(0, at: time(9))
    #expect(slices[0, 0] == 2)
  }

  /// Times of a capture may be anything.
  @Test func timesFromOneEndToTheOtherAreTimes() {
    var slices = GrowingSlices(width: 1, mostSlices: 8)
    slices.add(0, at: Timestamp(rawValue: 1))
    slices.add(0, at: Timestamp(rawValue: .max))
    #expect(slices.time(at: 1) == Timestamp(rawValue: .max))
    #expect(abs(slices.columns(7).reduce(0) { $0 + $1[0] } - 2) < 0.001)
    #expect(slices.place(of: Timestamp(rawValue: .max)) == 1)
  }
}
