internal import Inspection

/// What is shown of events: a line each, of the fields that a format names.
protocol LineSink: EventSink, ~Copyable {
  /// - Parameter format: its escapes are expanded.
  init(format: String, style: OutputStyle, onTerminal: Bool, to output: consuming OutputFile)
    throws(LanguageError)
}

extension FormatSink: LineSink where Form: LineFormat, Form: ~Copyable {
  init(format: String, style: OutputStyle, onTerminal: Bool, to output: consuming OutputFile)
    throws(LanguageError)
  {
    self.init(try Form(format: format, style: style, onTerminal: onTerminal), to: output)
  }
}

extension StraceSink: LineSink {
  /// The lines are those of strace, which escapes what steers terminals; a format has no part in them.
  init(format _: String, style: OutputStyle, onTerminal _: Bool, to output: consuming OutputFile) {
    self.init(style: style, to: output)
  }
}

/// A format that the command line can ask for.
protocol LineFormat: EventFormat, ~Copyable {
  init(format: String, style: OutputStyle, onTerminal: Bool) throws(LanguageError)
}

extension Format: LineFormat {
  init(format: String, style: OutputStyle, onTerminal: Bool) throws(LanguageError) {
    try self.init(format, style: style, escapesControls: onTerminal)
  }
}

extension JSONFormat: LineFormat {
  /// Objects are plain ASCII, which steers no terminal.
  init(format: String, style: OutputStyle, onTerminal _: Bool) throws(LanguageError) {
    try self.init(format, style: style)
  }
}
