/// The percentages that `-P` shows on standard error, each in place of the last.
struct Progress {
  private var shown = 0.0
  private var widthOnScreen = 0

  /// The text that shows `fraction`, from 0 to 1, or nil when that differs too little from what is shown.
  mutating func update(_ fraction: Double?) -> String? {
    let percent = (fraction ?? 0) * 100
    guard percent - shown > 0.1 else { return nil }
    let text = FixedPoint.text(percent, decimals: 2)
    let line = erasure + "\r" + text
    shown = percent
    widthOnScreen = text.utf8.count
    return line
  }

  /// The text that ends the report.
  mutating func end(_ fraction: Double?) -> String {
    let start = erasure
    return start + (update(fraction) ?? "") + "\n"
  }

  private var erasure: String { "\r" + String(repeating: " ", count: widthOnScreen) }
}
