internal import Captures

/// The part of an index that is always read.
extension CaptureIndex {
  var directory: [UInt8] {
    var out: [UInt8] = [isCompressed ? 1 : 0]
    out.append(varint: UInt64(texts.count))
    for text in texts { out.append(counted: text) }
    out.append(varint: UInt64(numbers.count))
    for number in numbers { out.append(fixed: UInt64(bitPattern: number)) }
    out.append(varint: UInt64(points.count))
    for point in points { Self.append(point, to: &out) }
    out.append(varint: UInt64(stretches.count))
    for stretch in stretches { Self.append(stretch, to: &out) }
    for column in columns { out.append(counted: column.bytes) }
    out.append(varint: UInt64(levels.count))
    for level in levels {
      out.append(varint: UInt64(level.length))
      out.append(varint: UInt64(level.digests.count))
      for digest in level.digests { Self.append(digest, to: &out) }
    }
    return out
  }

  private static func append(_ point: Point, to out: inout [UInt8]) {
    out.append(point.kind.rawValue)
    out.append(varint: point.offset)
    out.append(varint: point.fileOffset)
    out.append(point.bitCount)
    append(point.window, to: &out)
  }

  private static func append(_ stretch: Stretch, to out: inout [UInt8]) {
    out.append(varint: stretch.offset)
    out.append(varint: stretch.firstEvent)
    out.append(varint: stretch.eventCount)
    out.append(varint: stretch.times.lowerBound)
    out.append(varint: stretch.times.upperBound)
    out.append(stretch.isOpaque ? 1 : 0)
    append(stretch.digest, to: &out)
  }

  private static func append(_ piece: Piece, to out: inout [UInt8]) {
    out.append(varint: piece.position)
    out.append(varint: UInt64(piece.storedCount))
    out.append(varint: UInt64(piece.count))
    out.append(varint: UInt64(piece.checksum))
  }

  /// Reads a directory; throws where anything contradicts itself.
  init(directory bytes: [UInt8]) throws(IndexDamage) {
    var cursor = IndexCursor(bytes)
    isCompressed = try cursor.byte() == 1
    for _ in 0..<(try cursor.count()) { texts.append(try cursor.counted()) }
    for _ in 0..<(try cursor.count()) { numbers.append(Int64(bitPattern: try cursor.fixed())) }
    for _ in 0..<(try cursor.count()) { points.append(try Self.point(&cursor)) }
    for _ in 0..<(try cursor.count()) { stretches.append(try stretch(&cursor)) }
    for index in columns.indices { columns[index] = ValueColumn(bytes: try cursor.counted()) }
    for _ in 0..<(try cursor.count()) { levels.append(try level(&cursor)) }
    guard cursor.isAtEnd, isInOrder else { throw IndexDamage() }
  }

  private static func point(_ cursor: inout IndexCursor) throws(IndexDamage) -> Point {
    guard let kind = AccessPoint.Kind(rawValue: try cursor.byte()) else { throw IndexDamage() }
    let point = Point(
      kind: kind, offset: try cursor.varint(), fileOffset: try cursor.varint(), bitCount: try cursor.byte(),
      window: try piece(&cursor))
    guard point.bitCount < 8, point.fileOffset < UInt64(Int64.max) else { throw IndexDamage() }
    return point
  }

  private func stretch(_ cursor: inout IndexCursor) throws(IndexDamage) -> Stretch {
    let (offset, first, count) = (try cursor.varint(), try cursor.varint(), try cursor.varint())
    let (earliest, latest) = (try cursor.varint(), try cursor.varint())
    guard earliest <= latest else { throw IndexDamage() }
    let isOpaque = try cursor.byte() != 0
    return Stretch(
      offset: offset, firstEvent: first, eventCount: count, times: earliest...latest, isOpaque: isOpaque,
      digest: try Self.piece(&cursor))
  }

  private func level(_ cursor: inout IndexCursor) throws(IndexDamage) -> Level {
    var level = Level(length: try cursor.small(as: Int.self))
    let count = try cursor.count()
    guard level.length > 0, count <= stretches.count / level.length else { throw IndexDamage() }
    for _ in 0..<count { level.digests.append(try Self.piece(&cursor)) }
    return level
  }

  private static func piece(_ cursor: inout IndexCursor) throws(IndexDamage) -> Piece {
    let piece = Piece(
      position: try cursor.varint(), storedCount: try cursor.small(as: UInt32.self),
      count: try cursor.small(as: UInt32.self), checksum: try cursor.small(as: UInt32.self))
    guard piece.count <= Piece.longest, piece.storedCount <= Piece.longest else { throw IndexDamage() }
    return piece
  }

  /// Stretches and points ascend, and no event is counted twice.
  private var isInOrder: Bool {
    guard stretches.first.map({ $0.offset == 0 && $0.firstEvent == 1 }) ?? false else { return false }
    for (before, after) in zip(stretches, stretches.dropFirst()) {
      let (next, overflow) = before.firstEvent.addingReportingOverflow(before.eventCount)
      guard before.offset < after.offset, !overflow, next <= after.firstEvent else { return false }
    }
    return zip(points, points.dropFirst()).allSatisfy { $0.offset < $1.offset }
  }
}
