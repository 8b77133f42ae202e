internal import Testing

@testable internal import trowel

struct ProgressTests {
  @Test func aPercentageReplacesTheLast() {
    var progress = Progress()
    #expect(progress.update(0.25) == "\r\r25.00")
    #expect(progress.update(0.2505) == nil)
    #expect(progress.end(1) == "\r     \r     \r100.00\n")
  }

  @Test func aSmallCaptureEndsAtAHundred() {
    var progress = Progress()
    #expect(progress.end(1) == "\r\r\r100.00\n")
  }

  @Test(arguments: [(0.0, "0.00"), (12.346, "12.35"), (-0.5, "-0.50"), (99.999, "100.00"), (1e300, "inf")])
  func decimalsAreFixed(value: Double, text: String) {
    #expect(FixedPoint.text(value, decimals: 2) == text)
  }
}
