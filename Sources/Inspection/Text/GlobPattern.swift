internal import Events
internal import Glibc

/// Shell patterns: `*`, `?` and `[...]`; a slash is like any other letter.
enum GlobPattern {
  /// Whether the whole of `text` matches `pattern`, which a NUL follows.
  static func matches(_ text: RawSpan, _ pattern: RawSpan, ignoringCase: Bool) -> Bool {
    let flags: Int32 = ignoringCase ? 1 << 4 : 0
    // Safe: the copy ends in the NUL that it was made room for, and the pattern in its own.
    return unsafe withUnsafeTemporaryAllocation(byteCount: text.byteCount + 1, alignment: 1) { copy in
      unsafe text.withUnsafeBytes { text in
        unsafe copy.copyMemory(from: text)
        unsafe copy[text.count] = 0
      }
      return unsafe pattern.withUnsafeBytes { pattern in
        guard let text = unsafe copy.baseAddress?.assumingMemoryBound(to: CChar.self),
          let pattern = unsafe pattern.baseAddress?.assumingMemoryBound(to: CChar.self)
        else { return false }
        return unsafe fnmatch(pattern, text, flags) == 0
      }
    }
  }
}
