import TestSupport
import Testing

/// Copies of captures, each with an index of short stretches beside it; they go when the value does.
final class IndexedCopies: Sendable {
  struct Copy: Sendable {
    let original: OracleTests.Capture
    let path: String

    var name: String { original.name }

    /// How many stretches a command passes over; that it says anything else than without an index is an issue.
    ///
    /// - Parameter plain: what the command says of the original.
    func skipped(by command: String, _ binary: String, _ plain: Process.Outcome) -> Int {
      let indexed = Process.run(binary, ["-r", path, "--index"] + shellWords(command))
      if !plain.output.isEqual(to: indexed.output) || plain.status != indexed.status {
        Issue.record("\(name) \(command): other lines through an index")
      }
      let note = String(decoding: indexed.errors, as: UTF8.self).split(separator: " ")
      guard let place = note.firstIndex(of: "over"), place + 1 < note.count else { return 0 }
      return Int(note[place + 1]) ?? 0
    }
  }

  let all: [Copy]
  private let folder: String

  init(of captures: [OracleTests.Capture], by binary: String) {
    let folder = "\(TemporaryFile.directory)/trowel-indexed-\(UInt64.random(in: 0...UInt64.max))"
    self.folder = folder
    Repository.makeFolder(folder)
    all = captures.map { Copy(original: $0, path: "\(folder)/\($0.name).scap") }
    for copy in all { Self.make(copy, by: binary) }
  }

  deinit { Repository.removeFolder(folder) }

  private static func make(_ copy: Copy, by binary: String) {
    writeFile(fileBytes(copy.original.path) ?? [], to: copy.path)
    // Short stretches, so that there is something to pass over.
    let size = Repository.byteCount(of: copy.path) > 200_000 ? 65_536 : 1_500
    let made = Process.run(
      "env", ["TROWEL_INDEX_STRETCH=\(size)", binary, "-r", copy.path, "--index", "evt.num=0"])
    #expect(String(decoding: made.errors, as: UTF8.self).contains("made the index"), "\(copy.path)")
  }
}
