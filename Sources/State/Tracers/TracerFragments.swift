internal import Events

/// Text of tracers that threads have written in part, and go on with in their next write.
struct TracerFragments {
  private var texts: [ThreadID: [UInt8]] = [:]

  /// A text is given up when it is longer, and all are when more threads than that have begun one.
  private static let limits = (bytes: TracerText.limit, threads: 256)

  /// What the thread has written so far, with `text` behind it; the thread begins anew.
  mutating func take(_ text: RawSpan, of thread: ThreadID) -> [UInt8] {
    (texts.removeValue(forKey: thread) ?? []) + [UInt8](copying: text)
  }

  /// Keeps what the thread has written until it writes the rest.
  mutating func keep(_ text: [UInt8], of thread: ThreadID) {
    guard text.count <= Self.limits.bytes else { return }
    if texts.count == Self.limits.threads { texts.removeAll() }
    texts[thread] = text
  }

  /// The thread will not go on.
  mutating func forget(_ thread: ThreadID) {
    if !texts.isEmpty { texts[thread] = nil }
  }
}
