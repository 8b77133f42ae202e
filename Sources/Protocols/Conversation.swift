internal import Events

/// What two ends of one connection say to each other, from the bytes that their calls carried.
///
/// Tells the protocol from the first bytes it sees, also in the middle of a connection, and gives up soon where it knows
/// none. A connection that is seen at both ends is two conversations: their calls cut the bytes differently.
package final class Conversation {
  private enum Phase {
    case recognizing(Recognizer)
    case decoding(any MessageDecoder)
    case unknown
  }

  private var phase: Phase
  private let transport: Transport

  /// Nil until it is recognized.
  package private(set) var protocolName: ProtocolName?
  /// Whether the bytes said to be the client's are the server's: whoever guessed the sides guessed wrong. `Message.sender`
  /// tells the right one.
  package private(set) var sidesAreSwapped = false
  /// Whether nothing is to be expected of further bytes.
  package var isUnknown: Bool {
    if case .unknown = phase { true } else { false }
  }

  /// - Parameter serverPort: the port that the client connected to, where there is one. It decides where bytes alone
  ///   could be of several protocols.
  package init(_ transport: Transport, serverPort: UInt16? = nil) {
    self.transport = transport
    phase = .recognizing(Recognizer(transport, serverPort: serverPort))
  }

  /// Goes through what one call carried.
  ///
  /// - Parameters:
  ///   - missing: how many bytes passed behind `bytes` and were not captured.
  ///   - progress: what this did to messages is appended.
  package func take(
    _ bytes: RawSpan, missing: Int = 0, from side: Side, at instant: Instant, into progress: inout [Progress]
  ) {
    guard bytes.byteCount > 0 || missing > 0 else { return }
    switch phase {
    case .unknown: break
    case .decoding(let decoder):
      decoder.take(Piece(bytes, missing: missing, from: actual(side), at: instant), into: &progress)
    case .recognizing(let recognizer):
      switch recognizer.take(bytes, missing: missing, from: side, at: instant) {
      case .undecided: break
      case .unknown: phase = .unknown
      case .recognized(let row, let isSwapped):
        protocolName = row.name
        sidesAreSwapped = isSwapped
        let decoder = row.makeDecoder(transport)
        phase = .decoding(decoder)
        for held in recognizer.takeHeld() {
          let piece = Piece(
            held.bytes.rawSpan, missing: held.missing, from: actual(held.side), at: held.instant)
          decoder.take(piece, into: &progress)
        }
        decoder.take(Piece(bytes, missing: missing, from: actual(side), at: instant), into: &progress)
      }
    }
  }

  /// Ends what is open: the connection was closed, or the capture is over.
  package func close(at instant: Instant, into progress: inout [Progress]) {
    if case .decoding(let decoder) = phase { decoder.close(at: instant, into: &progress) }
    phase = .unknown
  }

  private func actual(_ side: Side) -> Side { sidesAreSwapped ? side.other : side }
}
