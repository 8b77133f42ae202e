import Events
import Testing

@testable import Chisels

/// How sums are written: as `common.lua` of sysdig writes them.
@Suite struct TableUnitsTests {
  private func text(_ units: TableUnits, _ value: Double, elapsed: Int64 = 0) -> String {
    var out = ByteBuffer()
    units.append(value, elapsed: elapsed, to: &out)
    return String(decoding: [UInt8](copying: out.bytes), as: UTF8.self)
  }

  @Test(arguments: [
    (12, "12B"), (1024, "1024B"), (1536, "1.50KB"), (1048576, "1024.00KB"), (2_128_609, "2.03M"),
    (3_221_225_472, "3.00G"), (0x1p41, "2.00T"),
  ])
  func bytes(value: Double, expected: String) { #expect(text(.bytes, value) == expected) }

  @Test(arguments: [
    (17, "17ns"), (3400, "3.40us"), (12_345, "12us"), (1_259_999, "1.25ms"), (250_000_000, "250ms"),
    (602_690_000_000, "602.69s"), (1_050_000_000, "1.05s"),
  ])
  func nanoseconds(value: Double, expected: String) { #expect(text(.time, value) == expected) }

  @Test func percentAreOfTheTimeOfTheTable() {
    #expect(text(.timepct, 250, elapsed: 1000) == "25.00%")
    #expect(text(.timepct, 250, elapsed: 0) == "0.00%")
  }

  @Test func plainNumbersHaveFourteenDigits() {
    #expect(text(.none, 12) == "12")
    #expect(text(.none, 0.5) == "0.5")
    #expect(text(.none, 1e15) == "1e+15")
  }
}
