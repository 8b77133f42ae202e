import TestSupport
import Testing

/// Copies of captures, each with an index of short stretches beside it; they go when the value does.
final class IndexedCopies: Sendable {
  struct Copy: Sendable {
    let original: OracleTests.Capture
    let path: String

    var name: String { original.name }
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
