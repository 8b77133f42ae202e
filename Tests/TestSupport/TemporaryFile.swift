internal import Glibc

/// A file that goes when the value does.
public struct TemporaryFile: ~Copyable {
  public let path: String

  /// Writes `bytes` into a new file.
  public init(_ bytes: [UInt8], suffix: String = ".scap") {
    var template = Array("\(Self.directory)/trowel-XXXXXX\(suffix)".utf8CString)
    // Safe: the template is a NUL-terminated array that mkstemps changes in place.
    let number = unsafe mkstemps(&template, Int32(suffix.utf8.count))
    precondition(number >= 0, "no temporary file can be made")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    Self.write(bytes, to: number)
    Glibc.close(number)
  }

  public init(_ builder: CaptureBuilder) { self.init(builder.bytes) }

  deinit { unsafe unlink(path) }

  /// Where temporary files go.
  public static var directory: String {
    // Safe: getenv returns a NUL-terminated string or nil; nothing changes the environment in the meantime.
    guard let found = unsafe getenv("TMPDIR") else { return "/tmp" }
    return unsafe String(cString: found)
  }

  static func write(_ bytes: [UInt8], to number: Int32) {
    var done = 0
    while done < bytes.count {
      // Safe: `done` is within the array.
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(number, $0.baseAddress! + done, $0.count - done)
      }
      precondition(count > 0, "the temporary file cannot be written")
      done += count
    }
  }
}

/// Writes a whole file, replacing what was there.
public func writeFile(_ bytes: [UInt8], to path: String) {
  let number = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  precondition(number >= 0, "\(path) cannot be written")
  defer { close(number) }
  TemporaryFile.write(bytes, to: number)
}
