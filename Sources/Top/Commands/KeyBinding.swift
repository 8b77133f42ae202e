import TerminalUI

/// A key, what it does, and where: from these rows come the bar at the bottom, the help page, and what happens.
struct KeyBinding: Sendable {
  /// The first one is that of the bar.
  let keys: [Key]
  /// As they stand on a keyboard.
  let names: String
  let command: KeyCommand
  /// The word in the bar; nil where there is no room for it.
  let label: String?
  /// A sentence for the help page.
  let help: String
  let places: Places

  /// What is shown where it works.
  struct Places: OptionSet, Sendable {
    let rawValue: UInt8
    static let table = Places(rawValue: 1)
    static let list = Places(rawValue: 2)
    static let lines = Places(rawValue: 4)
    static let grid = Places(rawValue: 8)
    static let requests = Places(rawValue: 16)
    static let views: Places = [.table, .list, .grid]
    static let rows: Places = [.table, .list]
    static let everywhere: Places = [.table, .list, .lines, .grid, .requests]
  }

  init(
    _ keys: [Key], _ names: String, _ command: KeyCommand, _ label: String?, _ help: String,
    _ places: Places = .everywhere
  ) {
    self.keys = keys
    self.names = names
    self.command = command
    self.label = label
    self.help = help
    self.places = places
  }
}
