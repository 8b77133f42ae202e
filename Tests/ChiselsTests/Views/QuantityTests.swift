import Events
import Inspection
import Testing

@testable import Chisels

/// How numbers of views are written: as csysdig writes them.
@Suite struct QuantityTests {
  private func text(_ append: (inout ByteBuffer) -> Void) -> String {
    var out = ByteBuffer()
    append(&out)
    return String(decoding: [UInt8](copying: out.bytes), as: UTF8.self)
  }

  @Test(
    arguments: [
      (842.0, true, "       842"), (842, false, "    842.00"), (1024, true, "      1024"),
      (1025, true, "        1K"),
      (24_013, false, "    23.45K"), (0x1p20 + 1, true, "        1M"), (0x1p31, false, "     2.00G"),
      (0x1p41, false, "     2.00T"), (0x1p51, true, "        2P"), (-5, true, "        -5"),
    ] as [(Double, Bool, String)])
  func quantities(number: Double, isWhole: Bool, expected: String) {
    #expect(text { $0.append(quantity: number, isWhole: isWhole, width: 10) } == expected)
  }

  @Test(
    arguments: [
      (17, "17ns"), (3_404, "3.40us"), (12_999, "12us"), (1_259_999, "1.25ms"), (394_000_000, "394ms"),
      (2_004_999_999, "2.00s"), (59_999_999_999, "59.99s"), (847_000_000_000, "14:7"),
      (3_723_000_000_000, "01:02:03"),
    ] as [(UInt64, String)])
  func spans(nanoseconds: UInt64, expected: String) {
    #expect(text { $0.append(humanSpan: nanoseconds) } == expected)
  }
}
