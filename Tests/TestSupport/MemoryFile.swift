internal import Glibc

/// A file without a name, which lies in memory where the system has a place for that, and can be read by its path.
public final class MemoryFile: Sendable {
  private let number: Int32
  public var path: String { "/proc/self/fd/\(number)" }

  public init(_ bytes: [UInt8]) {
    let hasMemory = unsafe access("/dev/shm", W_OK) == 0
    var template = Array("\(hasMemory ? "/dev/shm" : TemporaryFile.directory)/trowel-XXXXXX".utf8CString)
    // Safe: the template is a NUL-terminated array that mkstemp changes in place.
    number = unsafe mkstemp(&template)
    precondition(number >= 0, "no temporary file can be made")
    unsafe unlink(template)
    TemporaryFile.write(bytes, to: number)
  }

  deinit { close(number) }

  /// What is in it from now on.
  public func replace(by bytes: [UInt8]) {
    precondition(ftruncate(number, 0) == 0 && lseek(number, 0, SEEK_SET) == 0, "the file cannot be emptied")
    TemporaryFile.write(bytes, to: number)
  }
}
