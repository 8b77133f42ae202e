internal import Inspection

extension Flag {
  /// Which range of events is read, of which captures.
  static let range: [Flag] = [
    Flag(
      nil, ["merge"], .printing,
      """
      Read all captures at once, in the order of time, rather than one after the other, and so the sections of one that was \
      joined with cat. Each keeps processes and files of its own; events are numbered in the order in which they are read.
      """
    ) { (options, _) throws(UsageError) in options.merges = true },
    Flag(
      nil, ["from"], argument: .required("time|#number"), .printing,
      """
      Begin with this event, or with the first at or behind this time: 10:00:01.5 as clocks show it, 2026-11-21T10:00:01Z, \
      seconds since 1970 as in 1574330401.5, or +10s behind the first event. What was before still counts for names.
      """
    ) { (options, text) throws(UsageError) in options.range.start = try bound(text, "--from") },
    Flag(
      nil, ["to"], argument: .required("time|#number"), .printing,
      "End behind this event or at this time, written as for --from; nothing further is read."
    ) { (options, text) throws(UsageError) in options.range.end = try bound(text, "--to") },
  ]

  static func bound(_ text: String, _ spelling: String) throws(UsageError) -> EventBound {
    guard let bound = EventBound(text) else {
      throw UsageError(
        "\(spelling): \"\(text)\" is no number of an event, no time such as 10:00:01.5, and no span such as +10s"
      )
    }
    return bound
  }
}
