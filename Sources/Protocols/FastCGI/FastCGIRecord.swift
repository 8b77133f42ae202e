internal import Events

/// The unit that FastCGI sends.
///
///     0         1      2    4                6         7          8
///     +---------+------+----+----------------+---------+----------+-----------------
///     | version | kind | id | content length | padding | reserved | content, padding
///     +---------+------+----+----------------+---------+----------+-----------------
///
/// Source: the FastCGI specification, 3.3.
struct FastCGIRecord {
  enum Kind: UInt8 {
    case beginRequest = 1
    case abortRequest
    case endRequest
    case parameters
    case input
    case output
    case error
    case data
    case getValues
    case getValuesResult
    case unknown
  }

  static let headerByteCount = 8

  let kind: Kind
  let id: UInt16
  let contentLength: Int

  init?(_ header: RawSpan) {
    guard header.byteCount >= Self.headerByteCount, header.load(0, as: UInt8.self) == 1,
      let kind = Kind(rawValue: header.load(1, as: UInt8.self))
    else { return nil }
    self.kind = kind
    id = header.load(2, as: UInt16.self).bigEndian
    contentLength = Int(header.load(4, as: UInt16.self).bigEndian)
  }

  static func measure(_ header: RawSpan) -> FrameReader.Size? {
    guard let record = FastCGIRecord(header) else { return nil }
    return FrameReader.Size(record.contentLength + Int(header.load(6, as: UInt8.self)))
  }

  static func recognize(_ bytes: RawSpan) -> Recognition {
    guard bytes.byteCount >= headerByteCount else {
      guard bytes.value(as: UInt8.self) == 1 else { return .no }
      return bytes.byteCount == 1 || Kind(rawValue: bytes.load(1, as: UInt8.self)) != nil ? .unfinished : .no
    }
    guard let record = FastCGIRecord(bytes), bytes.load(7, as: UInt8.self) == 0 else { return .no }
    switch record.kind {
    case .beginRequest: return record.contentLength == 8 ? .certain(from: .client) : .no
    case .parameters, .input: return .likely(from: .client)
    case .output, .error, .endRequest: return .likely(from: .server)
    default: return .no
    }
  }
}
