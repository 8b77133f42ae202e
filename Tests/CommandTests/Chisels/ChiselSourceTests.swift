import TestSupport
import Testing

/// Chisels over one capture, several, and several at once.
@Suite struct ChiselSourceTests {
  private static let demo = "\(Repository.root)/Examples/demo.scap"
  private static let slow = "\(Repository.root)/Examples/slow-lookup/slow.scap"

  /// Tells each of its stages, and how much has been read.
  private static let stages = """
    description, short_description, category, args = "", "stages", "", {}
    local count = 0
    function on_capture_start() print("start " .. sysdig.get_read_progress()) return true end
    function on_event()
      count = count + 1
      if count % 1000 == 0 then print("event " .. sysdig.get_read_progress()) end
    end
    function on_capture_end() print("end " .. sysdig.get_read_progress()) end
    """

  private func run(_ words: String...) throws -> Process.Outcome {
    Process.run(try #require(Repository.binary), words)
  }

  private func text(_ outcome: Process.Outcome) -> String { String(decoding: outcome.output, as: UTF8.self) }

  private func stages(_ words: [String]) throws -> [(stage: Substring, percent: Double)] {
    let script = TemporaryFile(Array(Self.stages.utf8), suffix: ".lua")
    let found = Process.run(try #require(Repository.binary), words + ["-c", script.path])
    #expect(found.status == 0, "\(String(decoding: found.errors, as: UTF8.self))")
    return text(found).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return Double(words[1]).map { (stage: words[0], percent: $0) }
    }
  }

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel"))
  func scriptsKnowHowMuchOfACaptureIsRead() throws {
    let percents = try stages(["-r", Self.slow]).map(\.percent)
    #expect(percents.count > 10)
    #expect(percents == percents.sorted())
    #expect(try #require(percents.first) > 0)
    #expect(try #require(percents.first) < 80)
    #expect(percents.last == 100)
  }

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel"))
  func eachCaptureBeginsAndEnds() throws {
    let found = try stages(["-r", Self.demo, "-r", Self.slow]).map(\.stage)
    #expect(found.filter { $0 != "event" } == ["start", "end", "start", "end"])
  }

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel"))
  func capturesThatAreMergedAreOne() throws {
    let found = try stages(["--merge", "-r", Self.demo, "-r", Self.slow])
    #expect(found.map(\.stage).filter { $0 != "event" } == ["start", "end"])
    #expect(found.last?.percent == 100)
    let demo = try #require(fileBytes(Self.demo))
    let joined = TemporaryFile(demo + (try #require(fileBytes(Self.slow))))
    for chisel in ["topprocs_net", "topfiles_bytes"] {
      let merged = try run("--merge", "-r", Self.demo, "-r", Self.slow, "-c", chisel)
      #expect(merged.output == (try run("-r", joined.path, "-c", chisel)).output)
    }
  }

  @Test(
    .enabled(if: Repository.binary != nil, "needs a built trowel"),
    arguments: [["scallslower", "1"], ["proc_exec_time"], ["stdout"], ["spy_users"]])
  func theSecondCaptureIsShownAsTheFirst(chisel: [String]) throws {
    let binary = try #require(Repository.binary)
    let once = Process.run(binary, ["-r", Self.slow, "-c"] + chisel)
    let twice = Process.run(binary, ["-r", Self.slow, "-r", Self.slow, "-c"] + chisel)
    #expect(!once.output.isEmpty)
    #expect(twice.output == once.output + once.output)
  }

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel"))
  func whoEndsTheCaptureEndsTheRun() throws {
    #expect(
      try run("-r", Self.demo, "-r", Self.slow, "-c", "ps").output == run("-r", Self.demo, "-c", "ps").output)
  }

  @Test(
    .enabled(if: Repository.binary != nil, "needs a built trowel"),
    arguments: [
      (["around", "/nonexistent/x.scap", "evt.failed=true"], "around runs Trowel once more"),
      (["spy_logs", "/nonexistent/x.scap"], "spy_logs with dump_file_name runs Trowel once more"),
      (["udp_extract"], "udp_extract writes files"), (["tracers_2_statsd"], "sends datagrams"),
      (
        ["around", "/nonexistent/x.scap", "evt.failed=true", "--allow-unsafe-chisels", "--merge"],
        "several at once"
      ),
    ])
  func powersAreAskedForAtTheStart(words: [String], reason: String) throws {
    let found = Process.run(try #require(Repository.binary), ["-r", Self.demo, "-c"] + words)
    #expect(found.status == 1)
    #expect(found.output.isEmpty)
    #expect(String(decoding: found.errors, as: UTF8.self).contains(reason))
  }

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel"))
  func logsAreSpiedOnWithoutAnyPower() throws {
    #expect(try run("-r", Self.demo, "-c", "spy_logs").status == 0)
  }
}
