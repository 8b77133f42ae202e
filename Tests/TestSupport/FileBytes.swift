internal import Glibc

/// The bytes of a file, or nil when it cannot be read.
public func fileBytes(_ path: String) -> [UInt8]? {
  let number = unsafe open(path, O_RDONLY)
  guard number >= 0 else { return nil }
  defer { close(number) }
  var result: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    // Safe: at most the size of the chunk is written.
    let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(number, $0.baseAddress, $0.count) }
    guard count > 0 else { return count == 0 ? result : nil }
    result += chunk.prefix(count)
  }
}
