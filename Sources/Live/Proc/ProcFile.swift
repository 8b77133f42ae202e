internal import Glibc

/// Small files of `/proc` and `/sys`, which have no size and are read whole.
enum ProcFile {
  /// The text of the file at `path`; empty where it cannot be read.
  static func read(_ path: String) -> String {
    // Safe: the string ends with NUL, and `bytes` has the room that is said.
    let file = unsafe OwnedDescriptor(open(path, O_RDONLY | O_CLOEXEC))
    guard file.number >= 0 else { return "" }
    var text: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 16384)
    while true {
      let count = unsafe Glibc.read(file.number, &bytes, bytes.count)
      guard count > 0 else { return String(decoding: text, as: UTF8.self) }
      text += bytes[..<count]
    }
  }
}
