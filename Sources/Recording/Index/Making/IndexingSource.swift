public import Captures
public import Events

/// A capture that tells a builder of its blocks.
public struct IndexingSource: EventSource, ~Copyable {
  private var reader: CaptureReader
  private let builder: IndexBuilder

  /// - Parameter reader: has not read anything yet.
  public init(_ reader: consuming CaptureReader, tellingOf builder: IndexBuilder) {
    self.reader = reader
    self.builder = builder
    self.reader.noteAccessPoints(every: builder.pointSpacing)
  }

  @_lifetime(&self)
  public mutating func next<Receiver: RecordReceiver & ~Copyable>(
    informing receiver: inout Receiver
  ) throws -> EventView? {
    let points = reader.takeAccessPoints()
    builder.take(reader.latestBlock, at: reader.latestBlockOffset, points: points)
    if let event = try reader.next(informing: &receiver) { return event }
    builder.finish(at: reader.latestBlockOffset, isCompressed: reader.isCompressed)
    return nil
  }

  public var eventCount: UInt64 { reader.eventCount }
  public var suppressedCount: UInt64 { reader.suppressedCount }
}
