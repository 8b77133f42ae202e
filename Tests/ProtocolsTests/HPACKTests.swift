import Events
import Testing

@testable import Protocols

@Suite struct HPACKTests {
  private func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.filter { $0 != " " }
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(digits.dropFirst($0).prefix(2), radix: 16)
    }
  }

  private func lines(_ fields: [HPACKField]) -> [String] {
    fields.map { field in
      [field.name, field.value].map { $0.map { String(decoding: $0, as: UTF8.self) } ?? "?" }.joined(
        separator: "=")
    }
  }

  /// RFC 7541, C.4: three requests on one connection, with Huffman codes.
  private let requests = [
    "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff", "8286 84be 5886 a8eb 1064 9cbf",
    "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf",
  ]

  @Test func `the requests of the standard are read as it says`() {
    var decoder = HPACKDecoder()
    let first = decoder.decode(bytes(requests[0]).rawSpan)
    #expect(lines(first.fields) == [":method=GET", ":scheme=http", ":path=/", ":authority=www.example.com"])
    let second = decoder.decode(bytes(requests[1]).rawSpan)
    #expect(lines(second.fields).suffix(2) == [":authority=www.example.com", "cache-control=no-cache"])
    let third = decoder.decode(bytes(requests[2]).rawSpan)
    #expect(
      lines(third.fields) == [
        ":method=GET", ":scheme=https", ":path=/index.html", ":authority=www.example.com",
        "custom-key=custom-value",
      ])
    #expect(first.isWhole && second.isWhole && third.isWhole)
  }

  /// RFC 7541, C.6: a table of 256 bytes, from which entries go.
  @Test func `the responses of the standard are read as it says`() {
    var decoder = HPACKDecoder()
    let resize = "3fe101"
    let responses = [
      resize
        + "4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3",
      "4883 640e ffc1 c0bf",
      "88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07",
    ].map { decoder.decode(bytes($0).rawSpan) }
    #expect(
      lines(responses[1].fields) == [
        ":status=307", "cache-control=private", "date=Mon, 21 Oct 2013 20:13:21 GMT",
        "location=https://www.example.com",
      ])
    #expect(
      lines(responses[2].fields) == [
        ":status=200", "cache-control=private", "date=Mon, 21 Oct 2013 20:13:22 GMT",
        "location=https://www.example.com", "content-encoding=gzip",
        "set-cookie=foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1",
      ])
  }

  @Test func `joined in the middle, what was added before is not made up`() {
    var decoder = HPACKDecoder()
    let second = decoder.decode(bytes(requests[1]).rawSpan)
    #expect(
      lines(second.fields) == [":method=GET", ":scheme=http", ":path=/", "?=?", "cache-control=no-cache"])
    #expect(!second.isWhole)
    // 62 is what was added last, and was seen; 63 is older.
    let third = decoder.decode(([0xBE, 0xBF] as [UInt8]).rawSpan)
    #expect(lines(third.fields) == ["cache-control=no-cache", "?=?"])
  }

  @Test func `blocks that are cut or none give no fields that are not there`() {
    for request in requests.map(bytes) {
      for count in request.indices {
        var decoder = HPACKDecoder()
        let cut = decoder.decode(Array(request.prefix(count)).rawSpan)
        #expect(cut.fields.count <= 5)
      }
    }
    var decoder = HPACKDecoder()
    #expect(!decoder.decode(([0x80] as [UInt8]).rawSpan).isWhole)
    #expect(
      !decoder.decode(([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] as [UInt8]).rawSpan).isWhole)
  }

  @Test func `every letter has a code, and they fill the space`() {
    #expect(HPACKStaticTable.fields.count == 61)
    // 257 codes: the end of a string has one as well, which is never read as a letter.
    #expect(HuffmanCode.decode(([0xFF, 0xFF, 0xFF, 0xFF] as [UInt8]).rawSpan) == nil)
    #expect(HuffmanCode.decode(([0x00, 0x00] as [UInt8]).rawSpan) == nil)
    #expect(HuffmanCode.decode(([0x1F] as [UInt8]).rawSpan) == Array("a".utf8))
  }
}
