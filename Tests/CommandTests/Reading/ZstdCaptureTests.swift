import TestSupport
import Testing

/// `--zstd` from end to end: what is written is the plain capture in another form, for us and for zstd's own tool.
@Suite struct ZstdCaptureTests {
  private static let captures: [String] = {
    guard let folder = Repository.sharedCaptures else { return ["\(Repository.root)/Examples/demo.scap"] }
    return Repository.files(in: folder).filter { $0.hasSuffix(".scap") }.map { "\(folder)/\($0)" }
  }()

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"), arguments: captures)
  func aCaptureInFramesIsThePlainOne(capture: String) throws {
    let binary = try #require(Repository.binary)
    let plain = TemporaryFile([])
    let frames = TemporaryFile([])
    let again = TemporaryFile([])
    #expect(Process.run(binary, ["-r", capture, "-w", plain.path]).status == 0)
    #expect(Process.run(binary, ["-r", capture, "--zstd", "-w", frames.path]).status == 0)
    #expect(Process.run(binary, ["-r", frames.path, "-w", again.path]).status == 0)
    #expect(fileBytes(plain.path) == fileBytes(again.path))
    let lines = Process.run(binary, ["-r", plain.path, "-pk"])
    #expect(Process.run(binary, ["-r", frames.path, "-pk"]).output == lines.output)
    if Process.isInstalled("zstd") {
      #expect(Process.run("zstd", ["-dc", frames.path]).output == fileBytes(plain.path))
    }
  }

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
  func filesOfARotationAreFramesEach() throws {
    let binary = try #require(Repository.binary)
    let folder = TemporaryFolder()
    let demo = "\(Repository.root)/Examples/demo.scap"
    #expect(Process.run(binary, ["-r", demo, "--zstd", "-e", "50", "-w", "\(folder.path)/f"]).status == 0)
    let files = Repository.files(in: folder.path)
    #expect(files.count > 2)
    var lineCount = 0
    for file in files {
      let bytes = try #require(fileBytes("\(folder.path)/\(file)"))
      #expect(bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]))
      lineCount += Process.run(binary, ["-r", "\(folder.path)/\(file)"]).output.lines.count
    }
    #expect(lineCount == Process.run(binary, ["-r", demo]).output.lines.count)
  }

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
  func aRingIsWrittenInFrames() throws {
    let binary = try #require(Repository.binary)
    let plain = TemporaryFile([])
    let frames = TemporaryFile([])
    let ring = ["-r", "\(Repository.root)/Examples/demo.scap", "--ring", "1s", "--when", "evt.num=110", "-w"]
    #expect(Process.run(binary, ring + [plain.path]).status == 0)
    #expect(Process.run(binary, ring + [frames.path, "--zstd"]).status == 0)
    #expect(fileBytes(frames.path)?.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) == true)
    let lines = Process.run(binary, ["-r", plain.path]).output
    #expect(!lines.isEmpty && Process.run(binary, ["-r", frames.path]).output == lines)
  }

  @Test(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
  func anErrorNamesTheFileAndThePlace() throws {
    let binary = try #require(Repository.binary)
    let whole = TemporaryFile([])
    _ = Process.run(binary, ["-r", "\(Repository.root)/Examples/demo.scap", "--zstd", "-w", whole.path])
    let bytes = try #require(fileBytes(whole.path))
    let cut = TemporaryFile(Array(bytes.prefix(bytes.count / 2)))
    let outcome = Process.run(binary, ["-r", cut.path])
    let error = String(decoding: outcome.errors, as: UTF8.self)
    #expect(outcome.status == 1)
    #expect(
      error.contains("\(cut.path): offset ") && error.contains("cut off before its compressed data ends"))
  }
}
