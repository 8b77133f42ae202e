import Captures
import Chisels
import Inspection
import State
import TerminalUI

@testable import Top

/// A screen that nobody sees, whose keys are written down beforehand: they come one by one whenever a capture has been read.
final class ScriptedScreen: ScreenDriver {
  let size: TerminalSize
  /// Without colors, so that what they tell is told by characters.
  let theme = Theme.plain
  private var keys: [Key]
  private(set) var last = Canvas(width: 1, height: 1)
  /// The command lines that were to be run.
  private(set) var commands: [String] = []
  /// What was shown whenever a session had nothing to do but wait for a key.
  private(set) var awaited: [Canvas] = []
  /// Keys come while a capture is read, one whenever somebody looks for them.
  private let isImpatient: Bool
  /// One has come that was looked for.
  private var hasCome = false

  init(width: Int, height: Int, keys: [Key], isImpatient: Bool = false) {
    size = TerminalSize(width: width, height: height)
    self.keys = keys
    self.isImpatient = isImpatient
  }

  func show(_ canvas: Canvas) { last = canvas }

  func key(within milliseconds: Int) -> Key? {
    if milliseconds == 0 {
      hasCome = isImpatient && !hasCome
      guard hasCome else { return nil }
    } else {
      awaited.append(last)
    }
    return keys.isEmpty ? nil : keys.removeFirst()
  }

  func run(_ command: String, waits _: Bool) -> String? {
    commands.append(command)
    return nil
  }
}

extension ScriptedScreen {
  /// Shows a capture until the keys are used up.
  @discardableResult
  func open(_ path: String, filter: String = "", view: String = "", showsContainers: Bool = false) throws
    -> Canvas
  {
    let session = try session(path, filter: filter, view: view, showsContainers: showsContainers)
    try play(session, path)
    return last
  }

  /// - Parameter path: nil for one that takes what it is told of for a machine that is watched.
  func session(
    _ path: String?, filter: String = "", view: String = "", showsContainers: Bool = false
  ) throws -> TopSession {
    let catalog = ViewCatalog(
      ChiselPath(ownFolders: nil, sysdigFolders: nil, home: nil), showsContainers: showsContainers)
    var settings = TopSettings(catalog: catalog, format: Format.BuiltIn.plain.text)
    settings.path = path
    // Times of day depend on where the test runs.
    settings.style.time = .relative
    settings.filter = filter
    settings.firstView = view
    settings.showsContainers = showsContainers
    return try TopSession(settings, self)
  }

  func play(_ session: TopSession, _ path: String) throws {
    while session.wantsReading, !session.isOver {
      try read(path, session)
      session.stay()
    }
  }

  private func read(_ path: String, _ session: TopSession) throws {
    var machine = Machine()
    var sink = TopSink(session)
    try sink.compile(interning: &machine.strings)
    let filter = try Filter("", for: &machine)
    var inspector = Inspector(source: try CaptureReader(path: path), machine: machine, filter: filter)
    try inspector.run(into: &sink)
  }
}

extension Key {
  /// The keys of a text that is typed.
  static func typing(_ text: String) -> [Key] { text.map { .character($0) } }
}
