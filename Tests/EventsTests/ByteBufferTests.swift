import Events
import Glibc
import TestSupport
import Testing

@Suite struct ByteBufferTests {
  private func text(_ write: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer(capacity: 1)
    write(&buffer)
    return String(decoding: [UInt8](copying: buffer.bytes), as: UTF8.self)
  }

  private static let numbers: [UInt64] = {
    var generator = SeededGenerator(seed: 11)
    let powers = (0..<20).reduce(into: [UInt64]()) { list, _ in list.append((list.last ?? 0) &* 10 | 1) }
    let edges = (0..<64).flatMap { [UInt64(1) << $0, UInt64(1) << $0 - 1, ~(UInt64(1) << $0)] }
    return [0, 9, 10, 99, 100, 999_999_999, 10_000_000_000_000_000_000, .max] + powers + edges
      + (0..<2_000).map { _ in generator.next() >> UInt64.random(in: 0..<64, using: &generator) }
  }()

  @Test func whatIsForgottenAtTheFrontMakesRoom() {
    let rest = text {
      $0.append("one two three" as StaticString)
      $0.removeFirst(4)
      $0.append(" four" as StaticString)
    }
    #expect(rest == "two three four")
    #expect(
      text {
        $0.append("all" as StaticString); $0.removeFirst(3)
      } == "")
  }

  @Test func numbersAreWrittenAsSwiftWritesThem() {
    for number in Self.numbers {
      #expect(text { $0.append(decimal: number) } == String(number))
      let signed = Int64(bitPattern: number)
      #expect(text { $0.append(decimal: signed) } == String(signed))
      #expect(text { $0.append(hex: number) } == String(number, radix: 16))
      #expect(
        text { $0.append(hex: number, isUppercase: true) } == String(number, radix: 16, uppercase: true))
      #expect(text { $0.append(octal: number) } == String(number, radix: 8))
    }
  }

  @Test(arguments: [1, 2, 4, 9, 10, 16])
  func paddingPutsZerosInFront(width: Int) {
    for number in Self.numbers {
      #expect(text { $0.append(decimal: number, paddedTo: width) } == padded(String(number), to: width))
      #expect(
        text { $0.append(hex: number, paddedTo: width) } == padded(String(number, radix: 16), to: width))
    }
  }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  @Test func addressesAreWrittenAsTheSystemWritesThem() {
    var generator = SeededGenerator(seed: 12)
    for round in 0..<3_000 {
      let isV6 = round % 4 != 0
      var bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
      // Zero groups in all places, and mapped addresses.
      for group in 0..<8 where isV6 && Bool.random(using: &generator) {
        (bytes[group * 2], bytes[group * 2 + 1]) = (0, UInt8.random(in: 0...1, using: &generator))
      }
      if round % 16 == 1 { bytes.replaceSubrange(0..<12, with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]) }
      if round % 16 == 2 { bytes.replaceSubrange(0..<12, with: [UInt8](repeating: 0, count: 12)) }
      let address = unsafe IPAddress(networkOrder: bytes.span.bytes, at: 0, isV6: isV6)
      #expect(text { $0.append(address) } == systemText(bytes, isV6: isV6))
    }
  }

  private func systemText(_ bytes: [UInt8], isV6: Bool) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    // Safe: 64 bytes hold the longest address, and 16 bytes are read at most.
    _ = unsafe inet_ntop(isV6 ? AF_INET6 : AF_INET, bytes, &buffer, 64)
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  @Test func shortTextsAreWrittenAsTheyAreAndLongOnesRefused() throws {
    for count in 0...ShortText.longest {
      let bytes = (0..<count).map { UInt8(0x41 + $0) }
      let made = ShortText(bytes.rawSpan)
      let short = try #require(made)
      #expect(
        text {
          $0.append(short); $0.append(UInt8(ascii: "."))
        } == String(decoding: bytes, as: UTF8.self) + ".")
    }
    let isRefused = ShortText([UInt8](repeating: 0x41, count: ShortText.longest + 1).rawSpan) == nil
    #expect(isRefused)
  }

  @Test func printableBytesStayAndOthersGo() {
    var generator = SeededGenerator(seed: 13)
    for round in 0..<3_000 {
      var bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        UInt8.random(in: 0x20...0x7E, using: &generator)
      }
      for _ in 0..<round % 4 where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        bytes[place] = [0, 0x1F, 0x7F, 0x80, 0xA0, 0xFF][Int.random(in: 0..<6, using: &generator)]
      }
      let expected = String(decoding: bytes.filter { (0x20...0x7E).contains($0) }, as: UTF8.self)
      #expect(text { $0.append(printable: bytes.rawSpan) } == expected)
    }
  }

  @Test func nulsBecomeBlanksAndNothingElse() {
    var generator = SeededGenerator(seed: 14)
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        [0, 1, 0x20, 0x41, 0x7F, 0x80, 0xFF][Int.random(in: 0..<7, using: &generator)] as UInt8
      }
      let start = Int.random(in: 0...bytes.count, using: &generator)
      var buffer = ByteBuffer()
      buffer.append(bytes)
      buffer.blankNULs(from: start)
      let expected = bytes.prefix(start) + bytes.dropFirst(start).map { $0 == 0 ? 0x20 : $0 }
      #expect([UInt8](copying: buffer.bytes) == Array(expected))
    }
  }

  @Test func aBufferGrowsAndForgets() {
    var buffer = ByteBuffer(capacity: 1)
    for _ in 0..<1_000 { buffer.append("0123456789" as StaticString) }
    #expect(buffer.count == 10_000)
    buffer.truncate(to: 5)
    buffer.append(UInt8(ascii: "!"), repeated: 3)
    #expect(String(decoding: [UInt8](copying: buffer.bytes), as: UTF8.self) == "01234!!!")
    buffer.removeAll()
    let isEmpty = buffer.isEmpty
    #expect(isEmpty)
  }
}
