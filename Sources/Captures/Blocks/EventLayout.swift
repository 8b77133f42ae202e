/// How an event stands in its block: v1 or v2, with the writer's flags or without.
///
///     v1:  u32 type | u32 total | u16 cpu |             event | padding | u32 total
///     v2:  the same; the event states how many params it has
///     with flags: u32 flags behind the cpu
struct EventLayout: Equatable {
  let hasFlags: Bool
  let hasParamCount: Bool

  /// The layout of the block type `code`, or nil when such a block holds no event.
  @inline(__always)
  init?(block code: UInt32) {
    switch code {
    case 0x216, 0x221: self.init(hasFlags: false, hasParamCount: true)
    case 0x204, 0x8010_ABCD: self.init(hasFlags: false, hasParamCount: false)
    case 0x217, 0x222: self.init(hasFlags: true, hasParamCount: true)
    case 0x208: self.init(hasFlags: true, hasParamCount: false)
    default: return nil
    }
  }

  private init(hasFlags: Bool, hasParamCount: Bool) {
    self.hasFlags = hasFlags
    self.hasParamCount = hasParamCount
  }

  static let cpuOffset = 8
  static let flagsOffset = 10
  static let trailerByteCount = 4

  /// Where the event begins, from the start of the block.
  var eventOffset: Int { hasFlags ? 14 : 10 }

  /// An event without params.
  var smallestEvent: Int { hasParamCount ? 26 : 22 }

  /// A block whose event has no params.
  var smallestBlock: Int { eventOffset &+ smallestEvent &+ Self.trailerByteCount }
}
