internal import Chisels
internal import Inspection

/// `trowel top`: what happens, as tables that csysdig's users know.
enum Top {
  static func run(command: String, _ words: [String]) throws -> ExitStatus {
    var options = Options()
    options.top = TopOptions()
    // A view has its filter beside others, and looks at every event for the time that has passed.
    options.filtersDisplayOnly = true
    options = try ArgumentParser.parse(words, table: .top, into: options)
    guard let wishes = options.top else { return .done }
    if let listing = options.listing { return try print(listing, command: command) }
    let views = ViewCatalog(Environment.chiselPath, showsContainers: wishes.showsContainers)
    for note in options.notes + views.notes { StandardStreams.write("\(command): \(note)\n", to: .error) }
    if wishes.listsViews {
      StandardStreams.write(ViewListing.json(views.views), to: .output)
      return .done
    }
    try options.checkFilter()
    return try show(views, wishes, options, command: command)
  }

  private static func show(
    _ views: ViewCatalog, _ wishes: TopOptions, _ options: Options, command: String
  ) throws -> ExitStatus {
    if wishes.face == .screen { return try TopScreen.run(views, wishes, options, command: command) }
    let command = Command(name: command)
    var settings = options.viewSettings(wishes)
    settings.note = { StandardStreams.write("\(command.name): note: \($0)\n", to: .error) }
    switch wishes.view {
    case "dig":
      settings.style = settings.style.forEvents
      return try command.top(options) { try $0.dig(settings, showsContainers: wishes.showsContainers) }
    case "echo":
      settings.style = settings.style.forEvents
      return try command.top(options) { try $0.echo(settings, showsContainers: wishes.showsContainers) }
    default:
      let view = try views.view(wishes.view)
      if options.captures.isEmpty { settings.interval = view.interval(wishes.delay * 1_000_000) }
      return try command.top(options) { try $0.view(view, opening: views.target(of: view), settings) }
    }
  }

  private static func print(_ listing: Options.Listing, command: String) throws -> ExitStatus {
    let text =
      listing == .help
      ? HelpText.topPage(command: command)
      : try Listings.text(listing, isVerbose: false, command: command)
    StandardStreams.write(text, to: .output)
    return .done
  }
}

extension Options {
  /// A filter that is wrong is told of without that of the view around it.
  fileprivate func checkFilter() throws(LanguageError) {
    do throws(LanguageError) {
      _ = try Filter(comparingTexts: filter, style: style)
    } catch {
      throw explained(error)
    }
  }

  fileprivate func viewSettings(_ wishes: TopOptions) -> ViewSink.Settings {
    var settings = ViewSink.Settings()
    settings.style = style
    settings.isJSON = wishes.face == .json
    settings.filter = filter
    settings.isTerminal = StandardStreams.isTerminal(.output)
    settings.sortingNumber = wishes.sortingNumber
    settings.rows = wishes.firstRow..<(wishes.lastRow.map { $0 + 1 } ?? .max)
    return settings
  }
}

extension OutputStyle {
  /// Data stands whole, and in its line, where events take the place of a view.
  fileprivate var forEvents: OutputStyle {
    var style = self
    style.longestData = 0
    if style.data == .ascii { style.data = .asciiInLine }
    return style
  }
}
