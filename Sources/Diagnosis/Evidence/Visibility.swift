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
  /// How many were not kept, as there were too many.
  package var leftOut: [Excess: Int] = [:]
  /// Exchanges under way, or connections open, when the capture began.
  package var joinedInTheMiddle = 0

  package struct Loss: Sendable {
    package let began: Instant
    package var ended: Instant?
    /// How many places it stands for.
    var count = 1
  }

  /// What there may be too much of to keep it all.
  package enum Excess: String, CaseIterable, Sendable {
    case exchanges, connections, waits
    case endings = "ends of processes"
    case listeners = "listeners that were closed"
    case failures = "failed calls"
    case notices = "greetings and alerts"
  }

  /// More places are not kept apart: neighbours become one, with all that lies between them.
  private static let lossLimit = 1000

  mutating func noteLoss(at instant: Instant) {
    if losses.count >= Self.lossLimit {
      losses = stride(from: 0, to: losses.count, by: 2).map { place in
        var loss = losses[place]
        guard place + 1 < losses.count else { return loss }
        (loss.ended, loss.count) = (losses[place + 1].ended, loss.count + losses[place + 1].count)
        return loss
      }
    }
    losses.append(Loss(began: instant))
  }
}
