extension Flag {
  /// What is read.
  static let reading: [Flag] = [
    Flag(
      "r", ["readfile", "read"], argument: .required("file"), .printing,
      "Read events from this capture; - is standard input. Given several times, one capture after the other is read."
    ) { (options, text) throws(UsageError) in
      guard !text.isEmpty else { throw UsageError("-r: the name of the capture is empty") }
      options.captures.append(text)
    }
  ]

  /// What matters when events are printed.
  static let printing: [Flag] = [
    Flag(
      "p", ["print"], argument: .required("format"), .printing,
      """
      How a line looks: text in which %field stands for the value of a field. -pc shows containers, -pk Kubernetes \
      pods, -pm Mesos tasks; -pp prints the usual format, to start from.
      """
    ) { (options, text) throws(UsageError) in
      if text == "p" { options.listing = .standardFormat } else { options.format = Options.LineFormat(text) }
    },
    Flag(
      "j", ["json"], .printing,
      "Print an object of JSON for each event, whose keys are the fields of the format (-p)."
    ) { (options, _) throws(UsageError) in try options.show(.json) },
    Flag("A", ["print-ascii"], .printing, "Show of data only what can be read as text, with its line ends.") {
      (options, _) throws(UsageError) in try options.show(data: .ascii)
    },
    Flag("x", ["print-hex"], .printing, "Show data in hexadecimal.") {
      (options, _) throws(UsageError) in try options.show(data: .hex)
    },
    Flag("X", ["print-hex-ascii"], .printing, "Show data in hexadecimal and as text.") {
      (options, _) throws(UsageError) in try options.show(data: .hexASCII)
    },
    Flag("b", ["print-base64"], .printing, "Show data in base64.") {
      (options, _) throws(UsageError) in try options.show(data: .base64)
    },
    Flag(
      "t", ["timetype"], argument: .required("h|a|r|d|D"), .printing,
      """
      Which time a line starts with: h for the time of day, a for seconds since 1970, r since the first event, \
      d since the call was entered, D since the event before.
      """
    ) { (options, text) throws(UsageError) in
      guard let letter = text.first, text.count == 1, "hardD".contains(letter) else {
        throw UsageError("-t: the time is one of h, a, r, d and D, not \"\(text)\"")
      }
      options.time = letter
      options.isTimeChosen = true
    },
    Flag("a", ["abstimes"], .printing, "The same as -t a, as old versions called it.") {
      (options, _) throws(UsageError) in
      options.time = "a"
      options.isTimeChosen = true
    },
    Flag(
      "n", ["numevents"], argument: .required("count"), .printing,
      "Stop after this many events. A command that is watched goes on, and is waited for."
    ) {
      (options, text) throws(UsageError) in options.eventLimit = try count(text, "-n: the number of events")
    },
    Flag(
      "M", [], argument: .required("seconds"), .printing,
      "Stop after this many seconds. A command that is watched goes on, and is waited for: timeout(1) ends it."
    ) {
      (options, text) throws(UsageError) in
      let seconds = try count(text, "-M: the duration in seconds")
      let nanoseconds = seconds.multipliedReportingOverflow(by: 1_000_000_000)
      options.durationNanoseconds = nanoseconds.overflow ? nil : nanoseconds.partialValue
    },
    Flag(
      "d", ["displayflt"], .printing,
      "Use the filter only to choose what is shown: -n and -S count all events."
    ) {
      (options, _) throws(UsageError) in options.filtersDisplayOnly = true
    },
    Flag("R", ["resolve-ports"], .printing, "Show the names of services rather than port numbers.") {
      (options, _) throws(UsageError) in options.resolvesPorts = true
    },
    Flag(
      "N", [], .accepted,
      "Show port numbers, which is the usual form; accepted because old versions needed it."
    ) {
      (options, _) throws(UsageError) in options.resolvesPorts = false
    },
    Flag("q", ["quiet"], .printing, "Print no event lines.") {
      (options, _) throws(UsageError) in options.isQuiet = true
    },
    Flag("P", ["progress"], .printing, "Report on standard error how much has been read, in percent.") {
      (options, _) throws(UsageError) in options.showsProgress = true
    },
    Flag("S", ["summary"], .printing, "At the end, print how often each event was seen.") {
      (options, _) throws(UsageError) in options.summarizes = true
    },
    Flag(
      "v", ["verbose"], .printing,
      "Show data whole rather than its first 80 characters, and closing statistics on standard error."
    ) { (options, _) throws(UsageError) in options.isVerbose = true },
    Flag(nil, ["unbuffered"], .printing, "Write every line at once, for programs that wait for it.") {
      (options, _) throws(UsageError) in options.isUnbuffered = true
    },
    Flag(
      "U", ["suppress-comm"], argument: .required("name"), .printing,
      """
      Leave out the processes that the capture sees starting under this name, and what they start in turn. May be \
      given several times.
      """
    ) { (options, text) throws(UsageError) in options.suppressedNames.append(text) },
    Flag("D", ["debug"], .printing, "Show internal events, which carry state, as well.") {
      (options, _) throws(UsageError) in options.showsInternalEvents = true
    },
    Flag(
      nil, ["index"], .printing,
      """
      Make an index beside the capture, or in the cache folder, where there is none. With an index, what a filter cannot \
      match is passed over. Without this option large captures get one when they are first read with a filter.
      """
    ) { (options, _) throws(UsageError) in options.index = .always },
    Flag(nil, ["no-index"], .printing, "Neither use an index of the capture nor make one.") {
      (options, _) throws(UsageError) in options.index = .never
    },
    Flag("E", ["exclude-users"], .printing, "Leave the names of users and groups out.") {
      (options, _) throws(UsageError) in options.excludesUsers = true
    },
  ]
}
