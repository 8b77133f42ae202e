/// Where the blocks of a capture lie, so that it can be cut and changed without being torn.
public struct BlockMap: Sendable {
  public struct Block: Sendable {
    public let range: Range<Int>
    public let type: UInt32
    public var isEvent: Bool { [0x204, 0x208, 0x216, 0x217, 0x221, 0x222, 0x8010_ABCD].contains(type) }

    /// Where the event starts, behind the header, the processor and the flags.
    public var eventStart: Int { range.lowerBound + ([0x208, 0x217, 0x222].contains(type) ? 14 : 10) }
    public var hasParamCount: Bool { type >= 0x216 && type < 0x8000_0000 }
  }

  public let blocks: [Block]

  /// The blocks of a whole capture; whatever is damaged ends the list.
  public init(_ bytes: [UInt8]) {
    var blocks: [Block] = []
    var start = 0
    while start + 12 <= bytes.count {
      let length = Int(Self.number(bytes, start + 4))
      guard length >= 12, start + length <= bytes.count else { break }
      blocks.append(Block(range: start..<start + length, type: Self.number(bytes, start)))
      start += length
    }
    self.blocks = blocks
  }

  /// The 32 bits at `offset`.
  public static func number(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
  }

  /// What stands before the first event.
  public var metadata: ArraySlice<Block> { blocks.prefix { !$0.isEvent } }
  public var events: ArraySlice<Block> { blocks.dropFirst(metadata.count) }
}
