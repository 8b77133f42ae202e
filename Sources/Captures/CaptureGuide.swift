/// A part of what a guided reader reads.
public struct CaptureLeg: Sendable {
  public enum Content: Sendable {
    /// Blocks of the capture: its decompressed bytes in a range that begins and ends between blocks. Reading begins at
    /// the point, or where it stands if that is nearer.
    case part(Range<UInt64>, through: AccessPoint?)
    /// These blocks, in place of those that stand at an offset.
    case blocks([UInt8], offset: UInt64)
  }

  public let content: Content
  /// The number of its first event.
  public let firstEvent: UInt64

  public init(_ content: Content, firstEvent: UInt64) {
    self.content = content
    self.firstEvent = firstEvent
  }
}

/// Leads a reader through a capture: an index, which knows what can be passed over.
public protocol CaptureGuide: AnyObject {
  /// What is read next; nil at the end of the capture.
  func nextLeg() -> CaptureLeg?
}
