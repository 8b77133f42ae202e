/// Text in columns.
extension String {
  /// With blanks behind it.
  func left(_ width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }

  /// With blanks before it.
  func right(_ width: Int) -> String { String(repeating: " ", count: Swift.max(0, width - count)) + self }

  /// No longer than `width`: of a longer one the middle is left out, as what tells names apart mostly is at an end.
  func fitted(_ width: Int) -> String {
    guard count > width else { return self }
    let kept = Swift.max(width, 8) - 1
    return prefix(kept / 3) + "…" + suffix(kept - kept / 3)
  }

  /// No longer than `width`: of a longer one the end is left out.
  func cut(_ width: Int) -> String {
    count > width ? prefix(Swift.max(width, 8) - 1) + "…" : self
  }
}

extension Int {
  /// `1 step`, `3 steps`.
  func counted(_ what: String, _ plural: String? = nil) -> String {
    self == 1 ? "1 \(what)" : "\(self) \(plural ?? what + "s")"
  }
}
