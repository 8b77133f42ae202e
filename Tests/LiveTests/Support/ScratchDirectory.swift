import Foundation

/// A directory of a test's own that goes away with it.
final class ScratchDirectory {
  let path = NSTemporaryDirectory() + "trowel-test-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o777])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  func file(_ name: String, _ text: String, mode: Int = 0o755) -> String {
    let place = path + "/" + name
    _ = FileManager.default.createFile(
      atPath: place, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
    return place
  }

  func directory(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }
}
