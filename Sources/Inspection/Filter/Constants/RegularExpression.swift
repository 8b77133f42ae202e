internal import CRE2

/// A compiled pattern of RE2: linear time on any input.
@safe
final class RegularExpression {
  private let pattern: OpaquePointer

  /// Compiles `text`; throws RE2's complaint.
  init(_ text: [UInt8]) throws(FieldError) {
    let made = unsafe text.withUnsafeBytes { bytes in
      unsafe cre2_make(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let made = unsafe made else { throw FieldError("out of memory") }
    if let message = unsafe cre2_error(made) {
      let text = unsafe String(cString: message)
      unsafe cre2_free(made)
      throw FieldError("not a regular expression: \(text)")
    }
    unsafe pattern = made
  }

  deinit { unsafe cre2_free(pattern) }

  /// Whether the whole of `text` matches.
  func matches(_ text: RawSpan) -> Bool {
    unsafe text.withUnsafeBytes { bytes in
      unsafe cre2_matches_whole(pattern, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        != 0
    }
  }
}
