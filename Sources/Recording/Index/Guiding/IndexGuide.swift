package import Captures
package import Inspection

/// Leads a reader past the stretches in which a filter matches nothing: their digests are read in their place.
package final class IndexGuide: CaptureGuide {
  private let stored: StoredIndex
  private var mustRead: [Bool]
  /// What stands behind this stretch is not read at all.
  private let readEnd: Int
  private var next = 0
  /// How many stretches were passed over.
  package private(set) var skippedCount = 0
  package var stretchCount: Int { mustRead.count }

  /// The fields that a forecast can ask an index about.
  package static var knownFields: Set<String> { SurveyedField.names }

  /// - Parameter readsToEnd: what changes state behind the last event that may match is read as well.
  package init(_ index: StoredIndex, for forecast: borrowing FilterForecast, readsToEnd: Bool = false) {
    stored = index
    mustRead = index.stretchesToRead(forecast)
    readEnd = readsToEnd ? mustRead.count : (mustRead.lastIndex(of: true) ?? -1) + 1
  }

  private var stretches: [CaptureIndex.Stretch] { stored.index.stretches }

  package func nextLeg() -> CaptureLeg? {
    guard next < readEnd else { return lastLeg() }
    if !mustRead[next], let leg = digest() { return leg }
    let first = next
    repeat { next += 1 } while next < stretches.count && mustRead[next]
    let start = stretches[first].offset
    // The last one reaches to the end of the capture, so that whatever stands there is seen.
    let end = next < stretches.count ? stretches[next].offset : .max
    return CaptureLeg(
      .part(start..<end, through: point(before: start)), firstEvent: stretches[first].firstEvent)
  }

  /// Passes over everything that is left, so that the events are counted.
  private func lastLeg() -> CaptureLeg? {
    guard next < stretches.count, let last = stretches.last else { return nil }
    skippedCount += stretches.count - next
    next = stretches.count
    return CaptureLeg(.blocks([], offset: last.offset), firstEvent: last.firstEvent &+ last.eventCount)
  }

  /// What stands in for the next stretches, as many as can be passed over at once. Nil when the digest is damaged: the
  /// stretch itself is read then.
  private func digest() -> CaptureLeg? {
    let first = stretches[next]
    for level in stored.index.levels.reversed() {
      guard let digest = level.digest(from: next), next + level.length <= readEnd,
        !mustRead[next..<next + level.length].contains(true), let blocks = stored.load(digest)
      else { continue }
      next += level.length
      skippedCount += level.length
      return CaptureLeg(.blocks(blocks, offset: first.offset), firstEvent: first.firstEvent)
    }
    guard let blocks = stored.load(first.digest) else { return nil }
    next += 1
    skippedCount += 1
    return CaptureLeg(.blocks(blocks, offset: first.offset), firstEvent: first.firstEvent)
  }

  /// The last point that does not lie behind `offset`. Where it is damaged the reader goes on from where it stands.
  private func point(before offset: UInt64) -> AccessPoint? {
    guard stored.index.isCompressed else {
      return AccessPoint(kind: .plain, offset: offset, fileOffset: offset)
    }
    let points = stored.index.points
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      if points[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, let window = stored.load(points[low - 1].window) else { return nil }
    let point = points[low - 1]
    return AccessPoint(
      kind: point.kind, offset: point.offset, fileOffset: point.fileOffset, bitCount: point.bitCount,
      window: window)
  }
}
