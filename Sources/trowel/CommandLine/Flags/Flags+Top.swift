internal import Inspection

extension Flag {
  /// The options of `trowel top`: those that csysdig has.
  static let top: [Flag] = topViews + topRows + sharedWithTop + topInformation + topObsolete

  private static let topViews: [Flag] = [
    Flag(
      "v", ["view"], argument: .required("view"), .printing,
      """
      Show this view, by its id; --list-views lists them. Without it, processes. dig stands for the events themselves, echo for \
      what they read and write.
      """
    ) { (options, text) throws(UsageError) in options.top?.view = text },
    Flag(
      nil, ["raw"], .printing,
      "Print the view as text, without a screen: once at the end of a capture, else at every interval (-d)."
    ) { (options, _) throws(UsageError) in try options.show(top: .raw) },
    Flag("j", ["json"], .printing, "Print the view as JSON, without a screen.") {
      (options, _) throws(UsageError) in try options.show(top: .json)
    },
    Flag(
      "p", ["print"], argument: .required("c|container"), .printing,
      "-pc shows columns for containers; other formats have no meaning here."
    ) { (options, text) throws(UsageError) in
      if text == "c" || text == "container" { options.top?.showsContainers = true }
    },
    Flag(
      "d", ["delay"], argument: .required("milliseconds"), .printing,
      "Show a machine that is watched anew after so long, 2000 ms if not told otherwise."
    ) { (options, text) throws(UsageError) in
      let delay = try count(text, "-d: the time in milliseconds")
      guard delay >= TopOptions.shortestDelay, delay <= TopOptions.longestDelay else {
        throw UsageError("-d: the time is from \(TopOptions.shortestDelay) ms to an hour, not \(delay) ms")
      }
      options.top?.delay = delay
    },
  ]

  private static let topRows: [Flag] = [
    Flag(
      nil, ["sortingcol"], argument: .required("column"), .printing,
      "Sort by this column, counted from 1."
    ) { (options, text) throws(UsageError) in
      options.top?.sortingNumber = Int(try number(text, "--sortingcol: the column", atMost: 1000))
    },
    Flag(
      nil, ["from"], argument: .required("row|time|#event"), .printing,
      """
      A number alone is the first row that -j prints, from 0, as with csysdig. Else begin with this event, or at this time: \
      #1000, 10:00:01.5 or +10s behind the first event.
      """
    ) { (options, text) throws(UsageError) in
      if let row = try row(text, "--from") {
        options.top?.firstRow = row
      } else {
        options.range.start = try bound(text, "--from")
      }
    },
    Flag(
      nil, ["to"], argument: .required("row|time|#event"), .printing,
      "The last row that -j prints, or where reading ends, written as for --from."
    ) { (options, text) throws(UsageError) in
      if let row = try row(text, "--to") {
        options.top?.lastRow = row == 0 ? nil : row
      } else {
        options.range.end = try bound(text, "--to")
      }
    },
  ]

  /// What means the same without a view.
  private static let sharedWithTop = (Flag.printing + Flag.obsolete).filter { flag in
    ["A", "X", "R", "E", "n", "N", "B", "m"].contains(flag.short)
      || !Set(["modern-bpf", "cpus-for-each-buffer", "large-environment"]).isDisjoint(with: flag.long)
  }

  private static let topInformation: [Flag] = [
    Flag("h", ["help"], .information, "Print this page.") {
      (options, _) throws(UsageError) in options.listing = .help
    },
    Flag(nil, ["version"], .information, "Print the version.") {
      (options, _) throws(UsageError) in options.listing = .version
    },
    Flag("l", ["list"], .information, "List the fields that views can show.") {
      (options, _) throws(UsageError) in options.listing = .fields
    },
    Flag(nil, ["list-views"], .information, "List the views, as JSON.") {
      (options, _) throws(UsageError) in options.top?.listsViews = true
    },
  ]

  /// What csysdig takes and nobody needs here.
  private static let topObsolete: [Flag] = [
    Flag(
      nil, ["logfile"], argument: .required("file"), .accepted, "Without effect: there is no log.",
      action: ignoredWithNote("--logfile: there is no log, and errors are always told")),
    Flag(
      nil, ["force-term-compat"], .accepted, "Without effect: no terminal needs it.", action: ignored),
    Flag(
      nil, ["interactive"], argument: .optional("mode"), .accepted,
      "Prints JSON as -j does; there is no dialogue on standard input."
    ) { (options, _) throws(UsageError) in
      try options.show(top: .json)
      options.notes.append("--interactive: the view is printed once; standard input is not read")
    },
  ]

  /// A number of a row; nil for what is none.
  private static func row(_ text: String, _ spelling: String) throws(UsageError) -> Int? {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), !text.isEmpty else {
      return nil
    }
    return Int(try number(text, "\(spelling): the row", atMost: .max))
  }
}

extension TopOptions {
  /// An hour.
  fileprivate static let longestDelay: UInt64 = 3_600_000
}

extension Options {
  /// Chooses what a view becomes; two different ones contradict each other.
  fileprivate mutating func show(top face: TopOptions.Face) throws(UsageError) {
    guard top?.face == .screen || top?.face == face else {
      throw UsageError("--raw and -j do not go together")
    }
    top?.face = face
  }
}
