internal import Events

/// Finds the protocol of a conversation from its first bytes, or in its middle from the first that can be told.
///
/// Bytes that may be the beginning of something are held until it is decided, at most `longestHeld` bytes in
/// `mostHeld` buffers. After `mostMisses` buffers that are nothing known it gives up.
final class Recognizer {
  enum Answer {
    case undecided
    case recognized(ProtocolRow, isSwapped: Bool)
    case unknown
  }

  struct Held {
    let bytes: [UInt8]
    let missing: Int
    let side: Side
    let instant: Instant
  }

  private static let longestHeld = 512
  private static let mostHeld = 64
  private static let mostMisses = 8

  private let transport: Transport
  private let serverPort: UInt16?
  private var held: [Held] = []
  private var heldByteCount = 0
  private var misses = 0

  init(_ transport: Transport, serverPort: UInt16?) {
    self.transport = transport
    self.serverPort = serverPort
  }

  func take(_ bytes: RawSpan, missing: Int, from side: Side, at instant: Instant) -> Answer {
    let best = decide(bytes, from: side)
    switch best.recognition.certainty {
    case .certain:
      if let row = best.row { return .recognized(row, isSwapped: best.recognition.sender == side.other) }
    case .likely, .unfinished:
      hold(bytes, missing: missing, from: side, at: instant)
    case .no:
      held.removeAll { $0.side == side }
      heldByteCount = held.reduce(0) { $0 + $1.bytes.count }
      misses += 1
    }
    return misses < Self.mostMisses ? .undecided : .unknown
  }

  /// What was held, in order, once.
  func takeHeld() -> [Held] {
    defer { held = [] }
    return held
  }

  private func hold(_ bytes: RawSpan, missing: Int, from side: Side, at instant: Instant) {
    heldByteCount += bytes.byteCount
    guard missing == 0, heldByteCount <= Self.longestHeld, held.count < Self.mostHeld else {
      held = []
      heldByteCount = 0
      misses += 1
      return
    }
    held.append(Held(bytes: [UInt8](copying: bytes), missing: missing, side: side, instant: instant))
  }

  private func decide(_ bytes: RawSpan, from side: Side) -> (row: ProtocolRow?, recognition: Recognition) {
    guard held.contains(where: { $0.side == side }) else { return best(bytes) }
    var all: [UInt8] = []
    for piece in held where piece.side == side { all += piece.bytes }
    all += [UInt8](copying: bytes)
    return best(all.rawSpan)
  }

  private func best(_ bytes: RawSpan) -> (row: ProtocolRow?, recognition: Recognition) {
    var best: (row: ProtocolRow?, recognition: Recognition) = (nil, .no)
    for row in ProtocolRow.all where row.transports.contains(transport) {
      var recognition = row.recognize(bytes, transport)
      if recognition.certainty == .likely, let serverPort, row.ports.contains(serverPort) {
        recognition = .certain(from: recognition.sender)
      }
      if recognition.certainty.rawValue > best.recognition.certainty.rawValue { best = (row, recognition) }
      if recognition.certainty == .certain { break }
    }
    return best
  }
}
