/// Reads gzip members, one behind the other.
@safe
struct GzipReader: ~Copyable {
  private let inflater: Inflater
  private var isInsideMember = true
  /// How much of a member's trailer is left, which an inflater that began in the middle does not read.
  private var trailerLeft = 0
  /// The inflater began in the middle of the member.
  private var isRaw = false
  /// Why inflating cannot go on, told once the bytes before the damage have been handed out.
  private var damage: Int32?
  /// Here another start is possible.
  private(set) var restart: Restart?

  /// A place at which an inflater can begin.
  struct Restart {
    let kind: AccessPoint.Kind
    let bitCount: UInt8
  }

  /// How every member begins. Source: RFC 1952, 2.3.1.
  static let magic: UInt16 = 0x8B1F
  /// CRC and length.
  private static let trailerByteCount = 8

  init(avoidingISAL: Bool, stoppingAtBlocks: Bool) throws(CaptureError) {
    inflater = try Inflater(avoidingISAL: avoidingISAL, stoppingAtBlocks: stoppingAtBlocks)
  }

  /// Whether gzip begins at the front of `input`.
  static func recognises(_ input: borrowing InputBuffer) -> Bool {
    input.count >= 2 && UInt16(input[0]) | UInt16(input[1]) << 8 == magic
  }

  /// The latest 32 KB, of a reader that stops at blocks.
  var window: [UInt8] { inflater.window }

  /// Fills the front of `target`; 0 at the end. A reader that stops at blocks returns there, perhaps with 0 and
  /// `restart` set.
  mutating func read(
    from input: inout InputBuffer, into target: UnsafeMutableRawBufferPointer
  ) throws(CaptureError) -> Int {
    while true {
      if let damage {
        throw CaptureError(problem: .damagedCompression(code: damage), field: "gzip", offset: 0)
      }
      if input.count == 0, !input.isAtEndOfFile { _ = try input.refill() }
      if !isInsideMember {
        guard try beginNextMember(&input) else { return 0 }
      }
      let step = unsafe inflater.step(from: input.bytes, into: target)
      input.consume(step.consumed)
      damage = step.damage
      if step.isMemberDone { endMember() }
      restart = step.isMemberDone ? nil : step.unusedBitCount.map { Restart(kind: .block, bitCount: $0) }
      if step.produced > 0 { return step.produced }
      if step.consumed == 0, input.isAtEndOfFile, isInsideMember {
        throw CaptureError(problem: .truncatedCompression, field: "gzip", offset: 0)
      }
    }
  }

  private mutating func endMember() {
    isInsideMember = false
    trailerLeft = isRaw ? Self.trailerByteCount : 0
    isRaw = false
  }

  /// True when another member follows; bytes that are none are padding and are left alone, as gzip does.
  private mutating func beginNextMember(_ input: inout InputBuffer) throws(CaptureError) -> Bool {
    while input.count < trailerLeft + 2, !input.isAtEndOfFile { _ = try input.refill() }
    guard input.count >= trailerLeft else {
      throw CaptureError(problem: .truncatedCompression, field: "gzip", offset: 0)
    }
    input.consume(trailerLeft)
    trailerLeft = 0
    guard Self.recognises(input) else { return false }
    beginMember()
    return true
  }

  /// Makes ready for a member that begins where the input stands.
  mutating func beginMember() {
    inflater.beginMember()
    isInsideMember = true
    isRaw = false
    trailerLeft = 0
    damage = nil
  }

  /// Makes ready for a block in the middle of a member, which begins where the input stands.
  mutating func beginInside(bits: UInt8, _ point: AccessPoint) throws(CaptureError) {
    try inflater.beginInside(bits: bits, bitCount: point.bitCount, window: point.window)
    isInsideMember = true
    isRaw = true
    trailerLeft = 0
    damage = nil
  }
}
