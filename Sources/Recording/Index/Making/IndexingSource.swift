package import Captures
package import Events

/// A capture that tells a builder of its blocks.
package struct IndexingSource: EventSource, ~Copyable {
  private var reader: CaptureReader
  private let builder: IndexBuilder

  /// - Parameter reader: has not read anything yet.
  package init(_ reader: consuming CaptureReader, tellingOf builder: IndexBuilder) {
    self.reader = reader
    self.builder = builder
    self.reader.noteAccessPoints(every: builder.pointSpacing)
  }

  @_lifetime(&self)
  package mutating func next<Receiver: RecordReceiver & ~Copyable>(
    informing receiver: inout Receiver
  ) throws -> EventView? {
    let points = reader.takeAccessPoints()
    builder.take(reader.latestBlock, at: reader.latestBlockOffset, points: points)
    if let event = try reader.next(informing: &receiver) { return event }
    builder.finish(at: reader.latestBlockOffset, isCompressed: reader.isCompressed)
    return nil
  }

  package var eventCount: UInt64 { reader.eventCount }
  package var suppressedCount: UInt64 { reader.suppressedCount }
}
