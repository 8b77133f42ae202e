internal import Glibc

/// Files that are read whole: scripts, notes.
package enum SmallFile {
  /// The bytes of a file; nil where there is none, where it cannot be read, where it is no file but a device or a pipe, and
  /// where it is longer than `limit`.
  package static func bytes(_ path: String, atMost limit: Int) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    // Safe: the structure is what the call fills.
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var length = 0
    while length < bytes.count {
      let count = unsafe bytes.withUnsafeMutableBytes { bytes -> Int in
        guard let start = bytes.baseAddress else { return 0 }
        return unsafe read(descriptor, start + length, bytes.count - length)
      }
      guard count > 0 else { break }
      length += count
    }
    bytes.removeLast(bytes.count - length)
    return bytes
  }
}
