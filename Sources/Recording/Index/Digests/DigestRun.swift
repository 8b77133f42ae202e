/// Makes digests of so many stretches together: less is left of them than of each by itself, because more of what they do
/// is over at their end.
struct DigestRun {
  var digest = Digest()
  private(set) var level: CaptureIndex.Level
  private var stretchCount = 0
  /// One of the stretches is always read.
  private var isOpaque = false

  init(length: Int) { level = CaptureIndex.Level(length: length) }

  mutating func endStretch(isOpaque: Bool, into file: IndexDraft) {
    stretchCount += 1
    self.isOpaque = self.isOpaque || isOpaque
    guard stretchCount == level.length else { return }
    let blocks = digest.end()
    level.digests.append(file.append(self.isOpaque ? [] : blocks))
    stretchCount = 0
    self.isOpaque = false
  }
}
