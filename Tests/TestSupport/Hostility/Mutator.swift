/// Damages captures: blindly, and in ways that keep blocks whole so that the damage gets far.
public struct Mutator {
  private var generator: SeededGenerator

  public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A damaged copy of a capture.
  public mutating func mutated(_ bytes: [UInt8], _ map: BlockMap) -> [UInt8] {
    var copy = bytes
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: flipBits(&copy, in: 0..<copy.count, times: Int.random(in: 1...8, using: &generator))
    case 1: overwriteNumber(&copy, at: Int.random(in: 0..<max(1, copy.count - 4), using: &generator))
    case 2: copy = Array(copy.prefix(Int.random(in: 0...copy.count, using: &generator)))
    case 3: copy = rearranged(copy, map)
    default: for _ in 0..<Int.random(in: 1...40, using: &generator) { damageEvent(&copy, map) }
    }
    return copy
  }

  /// Any element, or nil of an empty list.
  public mutating func pick<Values: RandomAccessCollection>(_ values: Values) -> Values.Element? {
    values.randomElement(using: &generator)
  }

  private mutating func flipBits(_ bytes: inout [UInt8], in range: Range<Int>, times: Int) {
    guard !range.isEmpty else { return }
    for _ in 0..<times {
      bytes[Int.random(in: range, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    }
  }

  /// Puts one of the numbers there at which code goes wrong.
  private mutating func overwriteNumber(_ bytes: inout [UInt8], at offset: Int) {
    let edges: [UInt32] = [
      0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF,
    ]
    let number = pick(edges) ?? 0
    for index in 0..<4 where offset + index < bytes.count {
      bytes[offset + index] = UInt8(truncatingIfNeeded: number >> UInt32(8 * index))
    }
  }

  /// Blocks in another order, twice, or not at all.
  private mutating func rearranged(_ bytes: [UInt8], _ map: BlockMap) -> [UInt8] {
    var ranges = map.blocks.map(\.range)
    guard ranges.count > 2 else { return bytes }
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let from = Int.random(in: 1..<ranges.count, using: &generator)
      let to = Int.random(in: 1..<ranges.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: ranges.swapAt(from, to)
      case 1: ranges.insert(ranges[from], at: to)
      default: if ranges.count > 2 { ranges.remove(at: from) }
      }
    }
    return ranges.flatMap { bytes[$0] }
  }

  /// Changes an event so that it still fits its block: its code, its thread, its time, the border between two
  /// params, or what a param holds.
  private mutating func damageEvent(_ bytes: inout [UInt8], _ map: BlockMap) {
    guard let block = pick(map.events), block.range.upperBound <= bytes.count else { return }
    let start = block.eventStart
    guard start + 26 < block.range.upperBound - 4 else { return }
    let payload = start + (block.hasParamCount ? 26 : 22)..<block.range.upperBound - 4
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: bytes[start + 20] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes[start + 21] = UInt8.random(in: 0...1, using: &generator)
    case 2: overwriteNumber(&bytes, at: start + Int.random(in: 0..<13, using: &generator))
    case 3: moveBorder(&bytes, at: payload.lowerBound, in: payload)
    case 4: if block.hasParamCount { bytes[start + 22] = UInt8.random(in: 0...30, using: &generator) }
    case 5: overwriteNumber(&bytes, at: Int.random(in: payload, using: &generator))
    default: flipBits(&bytes, in: payload, times: Int.random(in: 1...12, using: &generator))
    }
  }

  /// Gives bytes of one param to its neighbour.
  private mutating func moveBorder(_ bytes: inout [UInt8], at lengths: Int, in payload: Range<Int>) {
    let first = lengths + 2 * Int.random(in: 0..<4, using: &generator)
    guard first + 3 < payload.upperBound else { return }
    let moved = UInt8.random(in: 0...16, using: &generator)
    guard bytes[first] >= moved, bytes[first + 2] <= 255 - moved else { return }
    bytes[first] -= moved
    bytes[first + 2] += moved
  }
}
