import Testing

@testable import Containers

@Suite("Messages of protocol buffers")
struct ProtobufTests {
  @Test("What was put together comes out again")
  func fields() throws {
    let labels = ["a": "b", "": "", "☺": String(repeating: "x", count: 300)]
    let fields = ProtobufFields(
      (1, .text("id")), (2, .bool(true)), (3, .number(.max)),
      (4, .message(ProtobufFields((1, .text("inner"))))),
      (200, .map(labels)), (1, .text("later")))
    let message = try ProtobufMessage(fields.bytes)
    #expect(message.text(1) == "later")
    #expect(message.texts(1) == ["id", "later"])
    #expect(message.bool(2))
    #expect(message.number(3) == -1)
    #expect(try message.message(4).text(1) == "inner")
    #expect(try message.map(200) == labels)
  }

  @Test("A missing field is empty, and one of another kind is missing")
  func missing() throws {
    let message = try ProtobufMessage(ProtobufFields((1, .number(7)), (2, .text("x"))).bytes)
    #expect(message.text(1) == "" && message.number(2) == 0 && message.number(9) == 0)
    #expect(try message.message(9) == ProtobufMessage())
    #expect(try message.map(9) == [:])
  }

  @Test("Fields of 4 and 8 bytes are passed over")
  func fixed() throws {
    let bytes: [UInt8] = [1 << 3 | 1, 1, 2, 3, 4, 5, 6, 7, 8, 2 << 3 | 5, 1, 2, 3, 4, 3 << 3, 9]
    #expect(try ProtobufMessage(bytes).number(3) == 9)
  }

  @Test(
    "What is no message is an error",
    arguments: [
      ([0x08], ProtobufError.truncated), ([0x0A, 5, 1], .truncated), ([0x09, 1], .truncated),
      ([0x0B], .unknownWireType),
      ([UInt8](repeating: 0x80, count: 11), .longNumber),
      ([0x0A] + [UInt8](repeating: 0xFF, count: 9) + [0x01], .truncated),
    ])
  func noMessage(bytes: [UInt8], error: ProtobufError) {
    #expect(throws: error) { try ProtobufMessage(bytes) }
  }
}
