package import Inspection

/// What the command line asks for.
package struct Options: Sendable {
  /// The captures to read, one after the other; `-` is standard input.
  package var captures: [String] = []
  /// The words that are not options, joined with blanks; empty for everything.
  package var filter = ""
  /// The first of those words, for guesses at what was meant.
  package var firstWord = ""
  package var format = LineFormat.standard
  /// What an event that is printed becomes.
  package private(set) var form = EventForm.lines
  package var data = DataChoice.dots
  package var time: Character = "h"
  /// The time was asked for.
  package var isTimeChosen = false
  package var isVerbose = false
  package var resolvesPorts = false
  /// No event lines.
  package var isQuiet = false
  /// Percentages on standard error.
  package var showsProgress = false
  /// The table of event counts at the end.
  package var summarizes = false
  /// The filter decides what is shown, not what is counted.
  package var filtersDisplayOnly = false
  /// Every line is written at once.
  package var isUnbuffered = false
  /// Internal events are shown as well.
  package var showsInternalEvents = false
  /// User and group names are left out.
  package var excludesUsers = false
  /// Stop after this many events of each capture.
  package var eventLimit: UInt64?
  /// Stop when events are this much later than the first one.
  package var durationNanoseconds: UInt64?
  /// Captures are read at once, in the order of time.
  package var merges = false
  /// The range of events that is read.
  package var range = EventRange()
  package var recording = RecordingOptions()
  package var live = LiveOptions()
  package var chisels = ChiselOptions()
  /// What an explanation is to be like; nil where events are shown.
  package var explanation: ExplainOptions?
  /// What a view is to be like; nil where events are shown.
  package var top: TopOptions?
  /// What the user should know about options that do not do what they ask for; printed on standard error.
  package var notes: [String] = []
  package var index = IndexChoice.automatic
  /// Processes of these names are left out, and what they start.
  package var suppressedNames: [String] = []
  /// Something to print instead of reading.
  package var listing: Listing?

  package init() {}

  /// Which line an event becomes.
  package enum LineFormat: Sendable, Equatable {
    case standard, containers, kubernetes, mesos
    case custom(String)

    /// What `-p` was given: a name of a built-in format, or a format.
    init(_ text: String) {
      let builtIn: [String: LineFormat] = [
        "c": .containers, "container": .containers, "k": .kubernetes, "kubernetes": .kubernetes,
        "m": .mesos, "mesos": .mesos,
      ]
      self = builtIn[text] ?? .custom(text)
    }
  }

  /// What an event that is printed becomes.
  package enum EventForm: Sendable, Equatable {
    /// Text, as a format says.
    case lines
    /// Objects, with the fields of a format.
    case json
    /// A line a call.
    case strace
  }

  /// What is shown of the events that pass.
  enum Shown { case lines, json, strace, nothing }

  /// Where events go into a file, nothing is printed.
  var shown: Shown {
    if isQuiet || recording.isRecording { return .nothing }
    switch form {
    case .lines: return .lines
    case .json: return .json
    case .strace: return .strace
    }
  }

  /// How data buffers are shown.
  package enum DataChoice: Sendable, Equatable { case dots, ascii, hex, hexASCII, base64 }

  /// Whether an index of a capture is used and made.
  package enum IndexChoice: Sendable, Equatable { case automatic, always, never }

  /// What is printed instead of events.
  package enum Listing: Sendable, Equatable {
    case help, version, librariesVersion, standardFormat, fields, fieldsAsMarkdown, events, plugins, chisels
    /// One chisel, by its name.
    case chisel(String)
  }

  /// What does not go together.
  func check() throws(UsageError) {
    try recording.check()
    if listing == nil { try explanation?.check(captureCount: captures.count) }
    try top?.check()
    if form == .strace, format != .standard {
      throw UsageError("-p and --strace do not go together; --pid N follows a process")
    }
    if !chisels.requests.isEmpty, form == .strace { throw UsageError("-c and --strace do not go together") }
    if !chisels.requests.isEmpty, recording.packetPath != nil {
      throw UsageError("-c and --pcap do not go together")
    }
    if captures.isEmpty { try live.check() } else { try live.checkUnused() }
    if !range.isEverything, captures.isEmpty { throw UsageError("--from and --to need a capture: -r FILE") }
    guard merges else { return }
    if captures.isEmpty { throw UsageError("--merge needs captures: -r FILE -r FILE") }
    if recording.path != nil { throw UsageError("--merge and -w: one capture has room for one machine") }
    if filtersDisplayOnly { throw UsageError("--merge and -d do not go together") }
  }

  /// Chooses what events become; two different ones contradict each other.
  mutating func show(_ form: EventForm) throws(UsageError) {
    guard self.form == .lines || self.form == form else {
      throw UsageError("-j and --strace do not go together")
    }
    self.form = form
  }

  /// Chooses a form for data; two different ones contradict each other.
  mutating func show(data choice: DataChoice) throws(UsageError) {
    guard data == .dots || data == choice else {
      throw UsageError("only one of -A, -b, -x and -X can be used")
    }
    data = choice
  }
}

extension Options {
  /// The same for the library.
  var style: OutputStyle {
    var style = OutputStyle()
    style.data =
      switch data {
      case .dots: .dots
      case .ascii: .ascii
      case .hex: .hex
      case .hexASCII: .hexASCII
      case .base64: .base64
      }
    style.time = OutputStyle.TimeStyle(rawValue: time) ?? .clock
    style.isTimeChosen = isTimeChosen
    style.resolvesPorts = resolvesPorts
    // Programs that read JSON are shown data whole, as by sysdig.
    if isVerbose || form == .json { style.longestData = 0 }
    return style
  }
}
