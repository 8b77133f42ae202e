internal import Inspection
internal import TestSupport
internal import Testing

@testable internal import Diagnosis

/// What people see first.
struct ExplanationTextTests {
  @Test func theFirstScreenOfTheExampleHoldsVerdictTimesAndSteps() throws {
    expectGolden(ExplanationText.text(try ExplainedCapture.demo(), width: 100), "demo.txt")
  }

  @Test(.enabled(if: Repository.sharedCaptures != nil, "the shared captures are not here"))
  func theFirstScreenOfTheStoryFitsAScreen() throws {
    let folder = try #require(Repository.sharedCaptures)
    let text = ExplanationText.text(
      try ExplainedCapture.explanation(of: "\(folder)/kubernetes-slow-dns.scap"), width: 100)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let screen = lines.prefix { !$0.hasPrefix("Finding 1") }
    #expect(screen.count < 40)
    #expect(lines.allSatisfy { $0.count <= 100 })
    // From where the time went on: the verdict is the signature's.
    let steps = screen.drop { !$0.hasPrefix("  name lookup") }
    expectGolden(steps.joined(separator: "\n"), "slow-dns-screen.txt")
  }

  @Test func aHealthyCaptureIsSaidToBeHealthyInTheFirstLine() throws {
    let text = ExplanationText.text(try ExplainedCapture.clinic("connect-timeout.idle"), width: 100)
    #expect(text.hasPrefix("Nothing wrong was found in "))
    #expect(!text.contains("Finding 1"))
  }

  @Test func linesHaveColorsOnlyWhereTheyAreWanted() throws {
    let explanation = try ExplainedCapture.demo()
    #expect(!ExplanationText.text(explanation, width: 100).contains("\u{1B}"))
    #expect(ExplanationText.text(explanation, width: 100, isColored: true).contains("\u{1B}[1m2.00 s of"))
  }

  @Test func oneTransactionIsShownWithEachStretchOfItsTime() throws {
    let explanation = try ExplainedCapture.demo()
    let transaction = try #require(explanation.transactions.first)
    let text = ExplanationText.text(of: transaction, in: explanation, width: 100)
    for part in transaction.parts { #expect(text.contains("\(part.kind.rawValue): ")) }
    #expect(text.split(separator: "\n").count { $0.contains("name lookup: ") } == 4)
  }

  /// A server says of itself what it likes: each control character takes four places.
  @Test func failuresWithControlCharactersFitTheirLines() throws {
    let status = "HTTP/1.1 500 " + String(repeating: "\u{1B}", count: 30) + "\r\nContent-Length: 0\r\n\r\n"
    var capture = CaptureBuilder().thread(7, "curl").on(7)
    for (fd, port) in [(5, 40_000), (6, 40_001)] as [(Int64, UInt16)] {
      capture = capture.socket(fd).connect(fd, from: "10.0.0.1", port, to: "10.0.0.2", 80)
        .write(fd, "GET /a/path/that/is/long/enough/to/be/cut HTTP/1.1\r\nHost: web.local\r\n\r\n")
        .read(fd, status).close(fd)
    }
    let file = MemoryFile(capture.bytes)
    let text = ExplanationText.text(try ExplainedCapture.explanation(of: file.path), width: 100)
    let listed = text.split(separator: "\n").filter { $0.contains("500 \\x1b") && $0.hasPrefix("      2 ") }
    #expect(listed.count == 1 && listed.allSatisfy { $0.count <= 100 }, "\(text)")
  }

  @Test func theFilterChoosesWhoseRequestsAreTold() throws {
    #expect(try ExplainedCapture.demo(filter: "proc.name=curl").told.count == 1)
    // Who answered had a part in it.
    #expect(try ExplainedCapture.demo(filter: "proc.name=coredns").findings.count == 1)
    let nobody = try ExplainedCapture.demo(filter: "proc.name=nobody")
    #expect(nobody.told.isEmpty && nobody.findings.isEmpty && nobody.transactions.count == 1)
    #expect(nobody.limits.contains("no request passes the filter (1 in the capture)."))
    let text = ExplanationText.text(nobody, width: 100)
    #expect(text.hasPrefix("No request passes the filter (1 in the capture): nothing was looked at."))
  }

  @Test(arguments: ["proc.name=curl", "proc.name=nginx", "evt.type=sendto", "evt.num>60"])
  func aFilterChangesNothingOfWhatIsToldOfARequest(filter: String) throws {
    let whole = ExplanationText.text(try ExplainedCapture.demo(), width: 100)
    #expect(ExplanationText.text(try ExplainedCapture.demo(filter: filter), width: 100) == whole)
  }

  @Test func aRangeWithoutEventsIsNoGoodNews() throws {
    let explanation = try ExplainedCapture.explanation(
      of: "\(Repository.root)/Examples/demo.scap", within: EventRange(start: EventBound("+50s")))
    #expect(explanation.limits.first == "no event lies in the range (--from, --to): nothing was looked at.")
    #expect(ExplanationText.text(explanation, width: 100).hasPrefix("No event lies in the range"))
  }

  @Test func whatCouldBeReadOfADamagedCaptureIsNotTheWhole() throws {
    let bytes = try #require(fileBytes("\(Repository.root)/Examples/clinic/captures/slow-disk.sick.scap"))
    let file = TemporaryFile(Array(bytes.prefix(30_000)))
    let explanation = try ExplainedCapture.explanation(of: file.path)
    let text = ExplanationText.text(explanation, width: 100)
    #expect(text.hasPrefix("Of the part of the capture that could be read: "))
    #expect(explanation.limits.first?.hasPrefix("only a part of the capture could be read") == true)
    #expect(ExplanationJSON.text(explanation).contains("only a part of the capture could be read"))
  }

  @Test func whatACaptureHoldsCannotSteerATerminal() {
    var page = Page(width: 80, isColored: false)
    page.paragraph("a\u{1B}[2Jb \u{7}")
    page.line([Page.Piece("\u{1B}]0;title")])
    #expect(!page.text.contains("\u{1B}") && !page.text.contains("\u{7}"))
  }

  @Test func longNamesKeepTheirEnds() {
    #expect("backend.critical-app.svc.localdomain.".fitted(20) == "backen….localdomain.")
    #expect("web.localdomain.".fitted(20) == "web.localdomain.")
    #expect(1.counted("record") == "1 record" && 2.counted("record") == "2 records")
  }
}
