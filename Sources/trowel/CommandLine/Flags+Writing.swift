extension Flag {
  /// What matters when a capture is written. Without `-w` the others do nothing, as ever.
  static let writing: [Flag] = [
    Flag(
      "w", ["writefile", "write"], argument: .required("file"), .writing,
      "Write events to this capture. Not built yet.",
      action: later("writing captures", "-w")),
    Flag("z", ["compress"], .writing, "Compress the capture.", action: ignored),
    Flag(
      "F", ["fatfile"], .writing, "Keep events that change state although the filter drops them.",
      action: ignored),
    Flag(nil, ["filter-proclist"], .writing, "Filter the list of processes as well.", action: ignored),
    Flag(
      "C", ["file-size"], argument: .required("megabytes"), .writing,
      "Begin another file when one is larger.",
      action: ignoredCount("-C: the size of a file")),
    Flag(
      "G", ["seconds"], argument: .required("seconds"), .writing, "Begin another file after this time.",
      action: ignoredCount("-G: the time of a file")),
    Flag(
      "e", ["event-limit"], argument: .required("count"), .writing,
      "Begin another file after this many events.",
      action: ignoredCount("-e: the number of events")),
    Flag(
      "W", ["limit"], argument: .required("count"), .writing, "Keep only this many files.",
      action: ignoredCount("-W: the number of files")),
  ]
}
