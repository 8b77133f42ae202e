internal import CKernel
internal import Glibc

/// Calls of the operating system that take or fill memory, with memory that is large enough.
enum SystemCall {
  /// Up to `count` bytes of a file, with 0; or none, with the error.
  static func read(_ descriptor: Int32, _ count: Int) -> (bytes: [UInt8], error: Int32) {
    unsafe filled(count) { unsafe Glibc.read(descriptor, $0, count) }
  }

  /// The same from a place in the file.
  static func read(_ descriptor: Int32, _ count: Int, at offset: Int) -> (bytes: [UInt8], error: Int32) {
    unsafe filled(count) { unsafe pread(descriptor, $0, count, off_t(offset)) }
  }

  /// Up to `count` bytes of the memory of a thread from `address`; none where they cannot be read.
  static func memory(of thread: Int32, _ address: UInt64, _ count: Int) -> [UInt8] {
    unsafe filled(count) { unsafe ck_read_memory(thread, address, $0, count) }.bytes
  }

  /// Opens a file for reading; the number of the result is negative where that fails.
  static func open(_ path: String) -> OwnedDescriptor {
    // Safe: the path is passed for the time of the call.
    unsafe OwnedDescriptor(Glibc.open(path, O_RDONLY | O_CLOEXEC))
  }

  /// What stat(2) says of what a path, or the link that it is, leads to; nil for nothing.
  static func status(_ path: String) -> stat? {
    var status = stat()
    // Safe: `status` is large enough by its type.
    return unsafe stat(path, &status) == 0 ? status : nil
  }

  /// The same of an open file.
  static func status(of descriptor: Int32) -> stat? {
    var status = stat()
    // Safe: `status` is large enough by its type.
    return unsafe fstat(descriptor, &status) == 0 ? status : nil
  }

  /// What a symbolic link says, without a NUL; nil where there is none.
  static func link(_ path: String) -> [UInt8]? {
    let (bytes, error) = unsafe filled(Int(PATH_MAX)) { unsafe readlink(path, $0, Int(PATH_MAX)) }
    return error == 0 ? bytes : nil
  }

  /// A path without links, `.` and `..`; nil where it leads to nothing.
  static func realPath(_ path: String) -> String? {
    // Safe: with NULL the result is allocated, NUL-terminated, and freed here.
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  static func isReadable(_ path: String) -> Bool {
    // Safe: the path is passed for the time of the call.
    unsafe access(path, R_OK) == 0
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

  /// What a clock shows, which Linux must have: nanoseconds.
  static func nanoseconds(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    // Safe: `time` is large enough by its type.
    unsafe clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// The system's words for an error.
  static func message(_ code: Int32) -> String {
    // Safe: strerror returns a NUL-terminated string of its own that nobody frees.
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }

  /// Room for `count` bytes, of which as many are kept as `fill` says it wrote. A negative number is a failure.
  @unsafe
  private static func filled(
    _ count: Int, _ fill: (UnsafeMutablePointer<CChar>) -> Int
  ) -> (bytes: [UInt8], error: Int32) {
    var error: Int32 = 0
    // Safe: the kernel writes at most `count` bytes, and what it wrote is what is kept.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { target, done in
      guard let room = target.baseAddress else { return }
      let written = unsafe room.withMemoryRebound(to: CChar.self, capacity: count) { unsafe fill($0) }
      if written < 0 { error = errno }
      done = max(0, written)
    }
    return (bytes, error)
  }
}
