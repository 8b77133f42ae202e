import TestSupport
import Testing

/// Hostile captures under a script that asks for everything: nothing crashes, and nothing steers a terminal.
@Suite struct HostileChiselTests {
  private static let script = "\(Repository.root)/Tests/CommandTests/Chisels/greedy.lua"
  private static let corpus = "\(Repository.root)/Fuzz/Corpus/blocks"
  private static let captures = Repository.files(in: corpus).map { "\(corpus)/\($0)" }.sorted()

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel"))
  func damagedCapturesCrashNothing() async throws {
    let binary = try #require(Repository.binary)
    #expect(Self.captures.count > 20)
    for capture in Self.captures {
      for chisels in [["-c", Self.script], ["-c", "lsof", "-c", "topprocs_net", "-c", "httplog"]] {
        let found = Process.run("timeout", ["60", binary, "-r", capture] + chisels)
        #expect(found.status < 124, "\(capture) \(chisels): status \(found.status)")
      }
    }
  }

  @Test(
    .enabled(
      if: Repository.binary != nil && Process.isInstalled("script"), "needs a built trowel and script(1)"))
  func noControlCharacterOfACaptureReachesATerminal() throws {
    let binary = try #require(Repository.binary)
    for capture in Self.captures.prefix(40) {
      let command = "'\(binary)' -r '\(capture)' -c '\(Self.script)'"
      let found = Process.run("timeout", ["60", "script", "-qec", command, "/dev/null"])
      // What a terminal is told at the end is ours; its driver adds carriage returns.
      let text = String(decoding: found.output, as: UTF8.self).split(separator: "\u{1B}[00m").joined()
      let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control }
      #expect(controls.allSatisfy { "\n\t\r".unicodeScalars.contains($0) }, "\(capture)")
    }
  }
}
