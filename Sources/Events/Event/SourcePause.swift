/// Thrown by a source that waits: nothing has happened for a while. What was put together for users can be shown, and
/// the source asked again.
public struct SourcePause: Error {
  public init() {}
}
