internal import Events
internal import TestSupport
internal import Testing

@testable internal import Diagnosis

/// Captures of those who are busy: what is looked for in what went before must not grow with it.
struct BusyCaptureTests {
  /// A resolver that is asked every three milliseconds for another name, each of which it asks a server for.
  @Test(.timeLimit(.minutes(1))) func aBusyResolverIsExplainedInTime() throws {
    var capture = CaptureBuilder().thread(7, "unbound").socket(5, type: 2)
      .connect(5, from: "10.0.0.1", 40_000, to: "10.0.0.2", 53).step(1_000_000)
    let (count, write, read) = (10_000, BusyCall("write"), BusyCall("read"))
    for number in 0..<count {
      let question = DNSMessage.question("n\(number).com", id: UInt16(number))
      write.add(to: &capture, [.fd(5), 512], [.result(Int64(question.count)), .bytes(question)])
      read.add(to: &capture, [.fd(5), 512], [.result(Int64(question.count)), .bytes(.denied(question))])
    }
    let file = MemoryFile(capture.bytes)
    let explanation = try ExplainedCapture.explanation(of: file.path)
    let lookups = explanation.evidence.lookups
    #expect(lookups.count == count && lookups.allSatisfy { $0.candidates.count == 1 && $0.isAnswered })
    #expect(explanation.transactions.allSatisfy { $0.lookups.count <= TransactionDraft.lookupLimit })
    #expect(explanation.transactions.first?.title == "look up n0.com, n1.com, n2.com and 29 more")
  }

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

  /// A machine of many short processes that do nothing on the network.
  @Test func whoDoesNothingIsNoActor() throws {
    var capture = CaptureBuilder().thread(7, "sh").on(7).execve("/usr/bin/true")
    for process in 1000..<3000 as Range<Int64> {
      capture.append(CaptureBuilder.code("procexit", .enter), thread: process, [0, 0, 0, 0])
    }
    let file = MemoryFile(capture.bytes)
    let evidence = try ExplainedCapture.explanation(of: file.path).evidence
    #expect(evidence.actors.isEmpty && evidence.endings.isEmpty)
  }

  /// Each makes a socket and ends: endings are kept for long, and so are those who ended.
  @Test func actorsThatNothingTellsOfAreForgotten() throws {
    var capture = CaptureBuilder().thread(7, "curl").on(7)
      .socket(5, type: 2).connect(5, from: "10.0.0.1", 40_000, to: "10.0.0.2", 53)
    let question = DNSMessage.question("web.local", id: 1)
    let (write, socket) = (BusyCall("write"), BusyCall("socket"))
    write.add(to: &capture, thread: 7, [.fd(5), 512], [.result(Int64(question.count)), .bytes(question)])
    let exit = CaptureBuilder.code("procexit", .enter)
    for process in 1000..<46_000 as Range<Int64> {
      socket.add(to: &capture, thread: process, [2, 1, 0], [.fd(3)])
      capture.append(exit, thread: process, [0, 0, 0, 0])
    }
    let file = MemoryFile(capture.bytes)
    let evidence = try ExplainedCapture.explanation(of: file.path).evidence
    #expect(evidence.endings.count <= 20_000 && evidence.actors.count <= 30_000)
    #expect(evidence.steps.count <= evidence.actors.count + 1)
    #expect(evidence.endings.allSatisfy { evidence.actors[$0.actor] != nil })
    let asker = try #require(evidence.exchanges.all.first?.actor)
    #expect(evidence[asker].name == "curl")
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
