/// A part of a capture that stands for itself: from one section header up to the next. `cat a.scap b.scap` makes two.
public struct CaptureSection: Equatable, Sendable {
  /// Where its decompressed bytes stand; the last one of a capture is open at its end.
  public let range: Range<UInt64>
  /// From where they can be read without all that stands before them.
  let point: AccessPoint?

  /// The sections of the capture at `path`, which is read for it from its beginning to its end; a compressed one twice
  /// where it has several. Damage ends the last section that was found: whoever reads that is told.
  ///
  /// - Parameter path: of a file that can be read again, so no pipe.
  public static func all(in path: String, avoidingISAL: Bool = false) throws(CaptureError) -> [CaptureSection]
  {
    var finder = try SectionFinder(path: path, avoidingISAL: avoidingISAL)
    let sections = finder.find()
    guard sections.count > 1, finder.isCompressed else { return sections }
    // Only now it is worth while to note places to begin at, which igzip cannot.
    var noting = try SectionFinder(path: path, avoidingISAL: avoidingISAL, notingPoints: true)
    return noting.find()
  }
}

extension CaptureReader {
  /// Reads nothing but `section`, of the same file. The reader has not read anything yet.
  public mutating func read(only section: CaptureSection) throws(CaptureError) {
    try window.move(to: section.range.lowerBound, limit: section.range.upperBound, through: section.point)
  }
}
