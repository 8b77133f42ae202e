internal import Events
internal import TestSupport
internal import Testing

@testable internal import Diagnosis

/// Captures of those who are busy: what is looked for in what went before must not grow with it.
struct BusyCaptureTests {
  /// A forwarder with many questions under way through one socket: each of them is answered, five seconds later.
  @Test func answersToManyQuestionsFindThem() throws {
    var capture = CaptureBuilder().thread(7, "dnsmasq").socket(5, type: 2)
      .connect(5, from: "10.0.0.1", 40_000, to: "10.0.0.2", 53)
    let questions = (0..<300).map { DNSMessage.question("n\($0).com", id: UInt16($0)) }
    let (write, read) = (BusyCall("write"), BusyCall("read"))
    for question in questions {
      write.add(to: &capture, [.fd(5), 512], [.result(Int64(question.count)), .bytes(question)])
    }
    capture = capture.at(capture.clock + 5_000_000_000)
    for question in questions {
      read.add(to: &capture, [.fd(5), 512], [.result(Int64(question.count)), .bytes(.denied(question))])
    }
    let file = MemoryFile(capture.bytes)
    let exchanges = try ExplainedCapture.explanation(of: file.path).evidence.exchanges.all
    #expect(exchanges.count == 300 && exchanges.allSatisfy { $0.outcome == .answered })
  }
}

/// A call that is made many times: its codes are looked up once.
struct BusyCall {
  private let enter: UInt16
  private let exit: UInt16

  init(_ name: String) {
    (enter, exit) = (CaptureBuilder.code(name, .enter), CaptureBuilder.code(name, .exit))
  }

  func add(
    to capture: inout CaptureBuilder, thread: Int64? = nil, _ entered: [EventValue], _ left: [EventValue]
  ) {
    capture.append(enter, thread: thread, entered)
    capture.append(exit, thread: thread, left)
  }
}

extension [UInt8] {
  /// "No such name", for a question.
  static func denied(_ question: [UInt8]) -> [UInt8] {
    Array(question[..<2]) + [0x81, 0x83] + Array(question[4...])
  }
}
