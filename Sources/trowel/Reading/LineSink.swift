internal import Inspection

/// What is shown of events: a line each, of the fields that a format names.
protocol LineSink: EventSink, ~Copyable {
  /// - Parameter format: its escapes are expanded.
  init(format: String, style: OutputStyle, onTerminal: Bool, to output: consuming OutputFile)
    throws(LanguageError)
}

extension TextSink: LineSink {
  init(format: String, style: OutputStyle, onTerminal: Bool, to output: consuming OutputFile)
    throws(LanguageError)
  {
    self.init(try Format(format, style: style, escapesControls: onTerminal), to: output)
  }
}

extension JSONSink: LineSink {
  /// Objects are plain ASCII, which steers no terminal.
  init(format: String, style: OutputStyle, onTerminal _: Bool, to output: consuming OutputFile)
    throws(LanguageError)
  {
    self.init(try JSONFormat(format, style: style), to: output)
  }
}

extension StraceSink: LineSink {
  /// The lines are those of strace, which escapes what steers terminals; a format has no part in them.
  init(format _: String, style: OutputStyle, onTerminal _: Bool, to output: consuming OutputFile) {
    self.init(style: style, to: output)
  }
}
