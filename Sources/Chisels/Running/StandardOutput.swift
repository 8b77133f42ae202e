internal import CLua
internal import Events
internal import Glibc
internal import Inspection

/// Standard output as scripts have it: the C library's, so that what they print and what is printed for them keep their
/// order.
enum StandardOutput {
  /// Lines are collected rather than written one by one. To be said before anything is printed.
  static func collect() { clua_collect_output() }

  static func print(_ text: borrowing ByteBuffer) {
    // What cannot be written is noted by the library, and told by `flush`.
    _ = unsafe text.bytes.withUnsafeBytes { unsafe clua_print($0.baseAddress, $0.count) }
  }

  /// Writes what was collected; false where the reader of a pipe has gone.
  static func flush() throws(OutputError) -> Bool {
    var number: Int32 = 0
    if unsafe clua_flush(&number) { return true }
    if number == EPIPE { return false }
    throw OutputError(number: number)
  }
}
