internal import Glibc

/// The operating system's words for an error number.
enum SystemMessage {
  static func text(_ code: Int32) -> String {
    // Safe: strerror returns a NUL-terminated string of its own that nobody frees.
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
