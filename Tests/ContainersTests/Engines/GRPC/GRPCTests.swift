import Testing

@testable import Containers

@Suite("gRPC's framing and status")
struct GRPCTests {
  @Test("A message in its frame comes out again")
  func frames() throws {
    for message in [[], [7], [UInt8](repeating: 1, count: 300)] as [[UInt8]] {
      #expect(try GRPCFrame.message(in: GRPCFrame.bytes(message)) == message)
    }
    #expect(GRPCFrame.bytes([9]) == [0, 0, 0, 0, 1, 9])
  }

  @Test("What is not exactly one message is an error")
  func noFrame() {
    let frame = GRPCFrame.bytes([1, 2, 3])
    for count in 0..<frame.count {
      #expect(throws: GRPCFrameError.truncated) { try GRPCFrame.message(in: Array(frame.prefix(count))) }
    }
    #expect(throws: GRPCFrameError.compressed) { try GRPCFrame.message(in: [1] + frame.dropFirst()) }
    #expect(throws: GRPCFrameError.severalMessages) { try GRPCFrame.message(in: frame + frame) }
    #expect(throws: GRPCFrameError.truncated) { try GRPCFrame.message(in: [0, 0xFF, 0xFF, 0xFF, 0xFF, 1]) }
  }

  @Test("A status is the same in trailers and in an answer that has nothing else")
  func status() {
    #expect(GRPCStatus(["grpc-status": "0"]) == GRPCStatus(code: 0))
    #expect(
      GRPCStatus(["grpc-status": "5", "grpc-message": "no%20such%20%E2%98%BA 100% %4"])
        == GRPCStatus(code: 5, message: "no such ☺ 100% %4"))
    #expect(GRPCStatus([:]) == nil)
    #expect(GRPCStatus(["grpc-status": "x"]) == nil)
  }

  @Test("An answer counts only with its status")
  func answers() {
    var answer = GRPCAnswer()
    answer.httpStatus = 200
    answer.body = GRPCFrame.bytes([7])
    #expect(answer.reply(failure: nil) == .failed("its answer has no status"))
    #expect(answer.reply(failure: "Timeout") == .failed("Timeout"))
    answer.headers = ["grpc-status": "0"]
    #expect(answer.reply(failure: nil) == .answered([7]))
    answer.headers = ["grpc-status": "12"]
    #expect(answer.reply(failure: "the stream was reset") == .refused(GRPCStatus(code: 12)))
    answer.headers = ["grpc-status": "0"]
    answer.body = [1, 0, 0, 0, 0]
    #expect(answer.reply(failure: nil) == .failed("its message is compressed"))
    #expect(GRPCAnswer(httpStatus: 503).reply(failure: nil) == .failed("it answers with HTTP status 503"))
  }
}
