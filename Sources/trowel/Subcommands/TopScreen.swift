internal import Captures
internal import Chisels
internal import Inspection
internal import TerminalUI
internal import Top

/// `trowel top` at a screen.
enum TopScreen {
  static func run(
    _ views: ViewCatalog, _ wishes: TopOptions, _ options: Options, command: String
  ) throws -> ExitStatus {
    guard options.captures.count < 2 else {
      throw UsageError("a screen shows one capture; `\(command) --merge -w FILE` makes one of several")
    }
    guard StandardStreams.isTerminal(.output) else {
      throw UsageError("there is no terminal for a screen: --raw prints the view as text, -j as JSON")
    }
    if options.captures.isEmpty { try options.checkFirstWord() }
    if let path = options.captures.first {
      let isPipe: Bool
      do throws(CaptureError) {
        isPipe = try CaptureReader(path: path, avoidingISAL: Environment.avoidsISAL).isPipe
      } catch {
        return Failure.report(error, by: command, path: path)
      }
      guard !isPipe, path != "-" else {
        throw UsageError("a screen reads its capture again and again: a pipe is there only once")
      }
    }
    var options = options
    let settings = options.screenSettings(views, wishes)
    // The session has the filter: everything else is looked at as well.
    options.filter = ""
    let streams = ScreenStreams(hidesCommand: !options.live.command.isEmpty)
    defer { streams.giveBack() }
    let driver = try TerminalDriver(environment: Environment.value)
    defer { driver.close() }
    let session = try TopSession(settings, driver)
    return try Command(name: command).top(options, session)
  }
}

extension Options {
  fileprivate func screenSettings(_ views: ViewCatalog, _ wishes: TopOptions) -> TopSettings {
    var settings = TopSettings(
      catalog: views, format: DigRow.format(showsContainers: wishes.showsContainers))
    settings.path = captures.first
    if captures.isEmpty, let subject = live.subject { settings.subject = subject }
    settings.filter = filter
    settings.style = style
    settings.firstView = wishes.view
    settings.showsContainers = wishes.showsContainers
    settings.interval = wishes.delay * 1_000_000
    return settings
  }
}
