internal import Glibc

/// Files, links and directories of /proc and /sys, as they are at the moment. Files have no size there and are read whole.
enum ProcFile {
  /// All bytes of a file; nil where it cannot be read.
  static func bytes(_ path: String) -> [UInt8]? {
    // Safe: the path is passed for the time of the call.
    let file = unsafe OwnedDescriptor(open(path, O_RDONLY | O_CLOEXEC))
    guard file.number >= 0 else { return nil }
    var bytes: [UInt8] = []
    while true {
      let size = 4096
      // Safe: the kernel writes at most `size` bytes, and what it wrote is what is kept.
      let part = unsafe [UInt8](unsafeUninitializedCapacity: size) { target, done in
        done = max(0, unsafe Glibc.read(file.number, target.baseAddress, size))
      }
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

  /// What a symbolic link says, without a NUL; nil where there is none.
  static func link(_ path: String) -> [UInt8]? {
    var bytes = [CChar](repeating: 0, count: 4096)
    // Safe: the kernel writes at most as many bytes as there is room for.
    let length = unsafe readlink(path, &bytes, bytes.count)
    return length < 0 ? nil : bytes[..<length].map(UInt8.init(bitPattern:))
  }

  /// What stat(2) says of what a path, or the link that it is, leads to; nil for nothing.
  static func status(_ path: String) -> stat? {
    var status = stat()
    // Safe: `status` is large enough by its type.
    return unsafe stat(path, &status) == 0 ? status : nil
  }

  /// The names in a directory, or of those entries that are of a type (`DT_DIR` …); none where it cannot be read.
  static func entries(_ path: String, ofType type: Int? = nil) -> [String] {
    // Safe: the path is passed for the time of the call; names of entries end in NUL.
    guard let directory = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      if let type, unsafe Int(entry.pointee.d_type) != type { continue }
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      names.append(String(decoding: name, as: UTF8.self))
    }
    return names
  }
}
