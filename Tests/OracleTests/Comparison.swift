import TestSupport

/// One command on one capture, by sysdig and by Trowel.
struct Comparison: Sendable {
  let capture: String
  /// What sysdig reads; another file where it cannot open that one.
  let oracleCapture: String
  let command: String

  /// How far the two outputs agree.
  struct Verdict: Sendable {
    let comparison: Comparison
    var lineCount = 0
    var differingLineCount = 0
    /// A number that changes with any change of the lines that differ.
    var fingerprint: UInt64 = 0
    /// The first lines that differ, for people.
    var example = ""
    /// Trowel was ended by a signal.
    var isCrash = false

    var agrees: Bool { differingLineCount == 0 && !isCrash }
  }

  var name: String { capture.split(separator: "/").last.map(String.init) ?? capture }

  func run(binary: String) -> Verdict {
    judge(expected: askSysdig(), found: ask(binary))
  }

  func askSysdig() -> [UInt8] { Process.run("sysdig", ["-r", oracleCapture] + shellWords(command)).output }

  func ask(_ binary: String) -> Process.Outcome {
    Process.run(binary, ["-r", capture] + shellWords(command))
  }

  /// Compares what sysdig printed with what Trowel did.
  func judge(expected: [UInt8], found: Process.Outcome) -> Verdict {
    var verdict = Verdict(comparison: self)
    verdict.isCrash = found.status >= 128
    verdict.lineCount = expected.newlineCount
    if !expected.isEqual(to: found.output) { describe(expected.lines, found.output.lines, &verdict) }
    if verdict.isCrash { verdict.example += "\n  ended with status \(found.status)" }
    return verdict
  }

  private func describe(
    _ expected: [ArraySlice<UInt8>], _ found: [ArraySlice<UInt8>], _ verdict: inout Verdict
  ) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<max(expected.count, found.count) {
      let (left, right) = (expected.dropFirst(index).first, found.dropFirst(index).first)
      if left == right || (left.isElapsedTime && right.isElapsedTime) { continue }
      verdict.differingLineCount += 1
      for byte in right ?? [] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      if verdict.differingLineCount == 1 {
        verdict.example = "  line \(index + 1)\n  - \(left.shown)\n  + \(right.shown)"
      }
    }
    verdict.fingerprint = hash
  }
}

extension Optional where Wrapped == ArraySlice<UInt8> {
  /// The last line of `-v`, which says how long the run took.
  fileprivate var isElapsedTime: Bool { self?.starts(with: Array("Elapsed time: ".utf8)) ?? false }

  fileprivate var shown: String { map { String(decoding: $0.prefix(400), as: UTF8.self) } ?? "(no line)" }
}
