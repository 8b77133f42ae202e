package import Events

/// What somebody wrote beside an event of a capture.
package struct Note: Equatable, Sendable {
  package let number: UInt64
  package let time: Timestamp
  package let text: String

  package init(number: UInt64, time: Timestamp, text: String) {
    self.number = number
    self.time = time
    self.text = text
  }
}
