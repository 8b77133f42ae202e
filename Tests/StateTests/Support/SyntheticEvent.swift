import Events

/// The bytes of an event of newer captures, made for a test.
struct SyntheticEvent {
  let type: UInt16
  let params: [[UInt8]]
  var isLarge = false

  /// An event whose params are texts, a NUL after each.
  init(_ type: UInt16, texts: [String], isLarge: Bool = false) {
    self.init(type, params: texts.map { Array($0.utf8) + [0] }, isLarge: isLarge)
  }

  init(_ type: UInt16, params: [[UInt8]], isLarge: Bool = false) {
    self.type = type
    self.params = params
    self.isLarge = isLarge
  }

  func withView<Result>(_ body: (EventView) throws -> Result) rethrows -> Result? {
    var bytes = [UInt8](repeating: 0, count: 20) + Self.little(type) + Self.little(UInt32(params.count))
    for param in params {
      bytes += isLarge ? Self.little(UInt32(param.count)) : Self.little(UInt16(param.count))
    }
    bytes += params.joined()
    guard
      let view = unsafe EventView(
        bytes: bytes.span.bytes, number: 1, cpu: 0, dumpFlags: DumpFlags(rawValue: 0),
        shape: isLarge ? .wide : .counted, knownParamCount: params.count)
    else { return nil }
    return try body(view)
  }

  private static func little<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
    (0..<MemoryLayout<Value>.size).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
