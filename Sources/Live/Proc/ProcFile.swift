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
    // Split by bytes: by characters it takes many times as long.
    bytes(path).map {
      String(decoding: $0, as: UTF8.self).utf8.split(separator: UInt8(ascii: "\n")).map { Substring($0) }
    }
  }

  /// Lines `Name: value value …` by name; nothing where the file cannot be read.
  static func table(_ path: String) -> [Substring: [Substring]] {
    var values: [Substring: [Substring]] = [:]
    for line in lines(path) ?? [] {
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { continue }
      values[line[..<colon]] = words(line.utf8[colon...].dropFirst())
    }
    return values
  }

  /// What stands between spaces, tabs and ends of lines.
  static func words(_ text: Substring.UTF8View) -> [Substring] {
    let parts = text.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") }
    return parts.map { Substring($0) }
  }
}
