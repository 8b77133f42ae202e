internal import Events

/// Reads the fields of a metadata block one after the other, never past its end.
///
/// Every read names its field, so that an error can say what was being read and where.
struct ByteCursor: ~Escapable {
  private let bytes: RawSpan
  private let base: UInt64
  private(set) var position = 0

  /// - Parameter base: where `bytes` start in the decompressed capture.
  @_lifetime(copy bytes)
  init(_ bytes: RawSpan, base: UInt64) {
    self.bytes = bytes
    self.base = base
  }

  /// Where the next read happens, in bytes from the start of the decompressed capture.
  var offset: UInt64 { base + UInt64(position) }

  var remaining: Int { bytes.byteCount - position }

  mutating func read<Value: FixedWidthInteger & BitwiseCopyable>(
    _ field: @autoclosure () -> String, as _: Value.Type = Value.self
  ) throws(CaptureError) -> Value {
    try require(MemoryLayout<Value>.size, field())
    let value = bytes.load(position, as: Value.self)
    position += MemoryLayout<Value>.size
    return value
  }

  /// A length of 16 bits, then so many bytes; at most `limit` of them.
  mutating func readString(_ field: @autoclosure () -> String, limit: Int) throws(CaptureError) -> [UInt8] {
    let start = offset
    let count = Int(try read(field(), as: UInt16.self))
    guard count <= limit else {
      throw CaptureError(
        problem: .outOfRange(value: UInt64(count), allowed: 0...UInt64(limit)), field: field(), offset: start)
    }
    return try readBytes(count, field())
  }

  mutating func readBytes(_ count: Int, _ field: @autoclosure () -> String) throws(CaptureError) -> [UInt8] {
    try require(count, field())
    let window = bytes.window(position, byteCount: count)
    position += count
    return [UInt8](copying: window)
  }

  mutating func readAddress(isV6: Bool, _ field: @autoclosure () -> String) throws(CaptureError) -> IPAddress
  {
    try require(isV6 ? 16 : 4, field())
    let address = IPAddress(networkOrder: bytes, at: position, isV6: isV6)
    position += isV6 ? 16 : 4
    return address
  }

  mutating func skip(_ count: Int, _ field: @autoclosure () -> String) throws(CaptureError) {
    try require(count, field())
    position += count
  }

  /// The next `count` bytes as a cursor of their own, which cannot read its neighbours.
  @_lifetime(copy self)
  mutating func slice(_ count: Int, _ field: @autoclosure () -> String) throws(CaptureError) -> ByteCursor {
    try require(count, field())
    let part = ByteCursor(bytes.window(position, byteCount: count), base: offset)
    position += count
    return part
  }

  /// An entry of a list that begins with its own length, which counts itself; `smallest` is the least it can be.
  @_lifetime(copy self)
  mutating func entry(_ name: String, atLeast smallest: UInt32) throws(CaptureError) -> ByteCursor {
    let start = offset
    let length = try read("\(name).length", as: UInt32.self)
    guard length >= smallest else {
      throw CaptureError(
        problem: .outOfRange(value: UInt64(length), allowed: UInt64(smallest)...UInt64(UInt32.max)),
        field: "\(name).length", offset: start)
    }
    return try slice(Int(length) - 4, name)
  }

  private func require(_ count: Int, _ field: @autoclosure () -> String) throws(CaptureError) {
    guard count >= 0, count <= remaining else {
      throw CaptureError(
        problem: .truncated(needed: count, available: remaining), field: field(), offset: offset)
    }
  }
}
