import TestSupport

/// Many filters that sysdig answers in one run: starting it takes longer than reading a small capture, and reading a
/// large one longer than asking a filter.
///
/// A chisel, Tests/Oracle/ask.lua, asks each filter. One that sysdig refuses, or that it crashes on, ends the run for
/// all of them; they are then asked in halves, until it stands alone.
///
/// What filters keep of a thread they share: of `thread.totexectime` each adds to the same sum, so that only whether it
/// is 0 can be asked together.
enum SysdigInterview {
  /// The numbers of the events that pass, a line each; nothing where sysdig gives no answer.
  static func answers(to filters: [String], of capture: String) -> [[UInt8]] {
    guard !filters.isEmpty else { return [] }
    if let answers = run(filters, capture) { return answers }
    guard filters.count > 1 else { return [[]] }
    let half = filters.count / 2
    return answers(to: Array(filters.prefix(half)), of: capture)
      + answers(to: Array(filters.dropFirst(half)), of: capture)
  }

  /// Nil where sysdig did not read to the end.
  private static func run(_ filters: [String], _ capture: String) -> [[UInt8]]? {
    let folder = TemporaryFolder()
    writeFile(Array(filters.map { "\($0)\n" }.joined().utf8), to: "\(folder.path)/filters")
    let chisels = (1...filters.count).flatMap { ["-c", "ask", "'\(folder.path)' '\($0)'"] }
    let words = ["SYSDIG_CHISEL_DIR=\(Repository.root)/Tests/Oracle", "sysdig", "-r", capture] + chisels
    guard Process.run("env", words).status == 0 else { return nil }
    return (1...filters.count).map { fileBytes("\(folder.path)/\($0)") ?? [] }
  }
}
