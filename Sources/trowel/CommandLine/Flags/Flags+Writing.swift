internal import Captures
internal import Recording

extension Flag {
  /// What matters when a capture is written. Without `-w` the others do nothing, as ever.
  static let writing: [Flag] = [
    Flag(
      "w", ["writefile", "write"], argument: .required("file"), .writing,
      """
      Write events to this capture, those that pass the filter where there is one; - is standard output. Nothing is \
      printed then.
      """
    ) { (options, text) throws(UsageError) in options.recording.path = text },
    Flag("z", ["compress"], .writing, "Compress the capture by gzip.") {
      (options, _) throws(UsageError) in
      if options.recording.compression == .none { options.recording.compression = .gzip }
    },
    Flag(
      nil, ["zstd"], .writing,
      """
      Compress the capture by zstd: smaller than by gzip, in less time, and inflated on up to four processors. sysdig \
      cannot read it; trowel -r FILE -w OTHER makes a plain capture of it.
      """
    ) { (options, _) throws(UsageError) in options.recording.compression = .zstd },
    Flag(
      "F", ["fatfile"], .writing,
      """
      Keep events that change state although the filter drops them. They are hidden when the capture is read, and \
      names of files and processes are complete.
      """
    ) { (options, _) throws(UsageError) in options.recording.keepsStateChanges = true },
    Flag(
      nil, ["filter-proclist"], .accepted,
      "Filter the list of processes as well. Not built yet: the list is written whole, with a note.",
      action: ignoredWithNote("--filter-proclist: the list of processes is written whole")),
    Flag(
      "C", ["file-size"], argument: .required("megabytes"), .writing,
      "Begin another file when one is larger than so many millions of bytes; a number is put behind its name."
    ) { (options, text) throws(UsageError) in
      let megabytes = try count(text, "-C: the size of a file")
      let bytes = megabytes.multipliedReportingOverflow(by: 1_000_000)
      options.recording.byteLimit = bytes.overflow ? .max : Int(clamping: bytes.partialValue)
    },
    Flag(
      "G", ["seconds"], argument: .required("seconds"), .writing,
      """
      Begin another file after this time. The name may be a pattern of strftime(3), such as %H%M%S; else a number is \
      put behind it.
      """
    ) { (options, text) throws(UsageError) in
      options.recording.secondLimit = Int64(clamping: try count(text, "-G: the time of a file"))
    },
    Flag(
      "e", ["event-limit"], argument: .required("count"), .writing,
      "Begin another file after this many events; a number is put behind its name."
    ) { (options, text) throws(UsageError) in
      options.recording.eventLimit = try count(text, "-e: the number of events")
    },
    Flag(
      "W", ["limit"], argument: .required("count"), .writing,
      "With -C, -G or -e: keep no more than this many files, and write over the oldest."
    ) { (options, text) throws(UsageError) in
      options.recording.fileLimit = Int(clamping: try count(text, "-W: the number of files"))
    },
    Flag(
      nil, ["ring"], argument: .required("60s|200MB|60s,2GB"), .writing,
      """
      With -w: keep only the latest events, in memory, and write them when the filter of --when matches or \
      on the signal USR1. A time alone is kept within 512 MB.
      """
    ) { (options, text) throws(UsageError) in
      guard let limit = RingLimit(text) else {
        throw UsageError("--ring: a time (60s), a size (200MB) or both (60s,2GB) is needed, not \"\(text)\"")
      }
      options.recording.ring = limit
    },
    Flag(
      nil, ["when"], argument: .required("filter"), .writing,
      "With --ring: write when an event first passes this filter, and end."
    ) { (options, text) throws(UsageError) in options.recording.trigger = text },
    Flag(
      nil, ["after"], argument: .required("5s"), .writing,
      "With --ring: go on recording for this time after the event that passed, or the signal."
    ) { (options, text) throws(UsageError) in
      guard let nanoseconds = RingLimit.nanoseconds(text) else {
        throw UsageError("--after: a time such as 500ms, 5s or 1m is needed, not \"\(text)\"")
      }
      options.recording.aftermath = nanoseconds
    },
  ]
}
