package import Protocols

/// What the capture cannot show, and so limits what may be said.
package struct Visibility: Sendable {
  /// Why the rest of the source could not be read; nil where it was read to its end.
  package var problem: String?
  /// Where events were lost, from the mark to the mark behind it.
  package var losses: [Loss] = []
  /// Reads and writes of sockets of which not all bytes are in the capture.
  package var cutBufferCount = 0
  /// How many bytes of a buffer the capture holds at most, as far as it shows.
  package var longestBuffer = 0
  /// Context switches are in the capture.
  package var hasSwitches = false
  /// Messages that were sent by a call whose bytes the capture does not hold.
  package var unseenSendCount = 0
  /// Exchanges under way, or connections open, when the capture began.
  package var joinedInTheMiddle = 0

  package struct Loss: Sendable {
    package let began: Instant
    package var ended: Instant?
  }
}
