internal import Chisels
internal import Inspection

/// What is needed to show events: where to, and in which form.
struct Showing {
  /// What a line looks like, with its escapes expanded; checked even where no line is made of it.
  let format: String
  let style: OutputStyle
  let isTerminal: Bool
  private let isUnbuffered: Bool

  init(_ options: Options) {
    isTerminal = StandardStreams.isTerminal(.output)
    isUnbuffered = options.isUnbuffered
    style = options.style
    format =
      options.form == .json
      ? options.format.text(onTerminal: false, colored: false)
      : options.format.text(onTerminal: isTerminal, colored: !Environment.forbidsColor)
  }

  private var output: OutputFile {
    OutputFile(descriptor: 1, writesEachLine: isTerminal || isUnbuffered)
  }

  /// What shows events beside something that keeps them.
  func sink(_ shown: Options.Shown) throws(LanguageError) -> AnySink {
    switch shown {
    case .lines: AnySink(try lines())
    case .json: AnySink(try objects())
    case .strace: AnySink(calls())
    case .nothing: AnySink(try nothing())
    }
  }

  func lines() throws(LanguageError) -> TextSink {
    TextSink(try Format(format, style: style, escapesControls: isTerminal), to: output)
  }

  /// Objects are plain ASCII, which steers no terminal.
  func objects() throws(LanguageError) -> JSONSink {
    JSONSink(try JSONFormat(format, style: style), to: output)
  }

  /// The lines are those of strace, which escapes what steers terminals; a format has no part in them.
  func calls() -> StraceSink { StraceSink(style: style, to: output) }

  func explanation(_ plan: ExplanationPlan) -> ExplanationSink { ExplanationSink(plan, to: output) }

  func view(
    _ view: View, opening target: View?, _ settings: ViewSink.Settings
  ) throws(ChiselError) -> ViewSink {
    try ViewSink(view, opening: target, settings, to: output)
  }

  /// The events themselves in the place of a view.
  func dig(
    _ settings: ViewSink.Settings, showsContainers: Bool
  ) throws(LanguageError) -> EventRowSink<DigRow> {
    let row = try DigRow(
      showsContainers: showsContainers, style: settings.style, isTerminal: settings.escapesControls)
    return EventRowSink(row, settings, to: output)
  }

  /// What calls have read and written in the place of a view.
  func echo(_ settings: ViewSink.Settings, showsContainers: Bool) throws -> EventRowSink<EchoRow> {
    let row = try EchoRow(
      showsContainers: showsContainers, style: settings.style, isTerminal: settings.escapesControls)
    return EventRowSink(row, settings, to: output)
  }

  /// A format that is wrong is an error all the same.
  func nothing() throws(LanguageError) -> NothingShown {
    _ = try Format(format, style: style)
    return NothingShown()
  }
}
