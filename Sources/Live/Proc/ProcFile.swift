/// Files of /proc and /sys, as they are at the moment. They have no size there and are read whole.
enum ProcFile {
  /// All bytes of a file; nil where it cannot be read.
  static func bytes(_ path: String) -> [UInt8]? {
    let file = SystemCall.open(path)
    guard file.number >= 0 else { return nil }
    var bytes: [UInt8] = []
    while true {
      let part = SystemCall.read(file.number, 4096).bytes
      if part.isEmpty { return bytes }
      bytes += part
    }
  }

  /// The lines of a file, empty ones left out; nil where it cannot be read.
  static func lines(_ path: String) -> [Substring]? {
    bytes(path).map { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
  }

  /// Lines `Name: value value …` by name; nothing where the file cannot be read.
  static func table(_ path: String) -> [Substring: [Substring]] {
    var values: [Substring: [Substring]] = [:]
    for line in lines(path) ?? [] {
      guard let colon = line.firstIndex(of: ":") else { continue }
      values[line[..<colon]] = line[line.index(after: colon)...].split { $0 == "\t" || $0 == " " }
    }
    return values
  }
}
