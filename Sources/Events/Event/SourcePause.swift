/// Thrown by a source that waits, now and then: nothing is left to be handed out. What was put together can be shown and
/// written, and the source asked again.
public struct SourcePause: Error {
  /// Whatever happened before this has been handed out.
  public let time: Timestamp

  public init(time: Timestamp) { self.time = time }
}
