import TerminalUI

extension KeyBinding {
  /// The keys of csysdig, and then those of what csysdig lacks.
  static let all: [KeyBinding] =
    [
      KeyBinding([.function(1), .character("h"), .character("?")], "F1 h ?", .help, "Help", "This page"),
      KeyBinding(
        [.function(2)], "F2", .views, "Views", "Choose another view of what was selected",
        [.views, .requests]),
      KeyBinding(
        [.function(2)], "F2", .rendering, "View As",
        "Where lines are shown: data as dots, as text or in hexadecimal", .lines),
      KeyBinding(
        [.function(4), .character("\\")], "F4 \\", .filter, "Filter",
        "Keep rows that hold a text; F2 there: an expression of the filter language", .rows),
      KeyBinding(
        [.function(4), .character("\\")], "F4 \\", .filter, "Filter",
        "Where no rows are shown: an expression of the filter language",
        [.lines, .grid]),
      KeyBinding(
        [.function(5), .character("e")], "F5 e", .echo, "Echo", "What the selected one reads and writes",
        .views),
      KeyBinding(
        [.function(6), .character("d")], "F6 d", .dig, "Dig", "The events of the selected one",
        [.views, .requests]),
      KeyBinding([.function(7)], "F7", .legend, "Legend", "What this view shows, column by column", .views),
      KeyBinding([.function(8)], "F8", .actions, "Actions", "Commands for the selected one", .rows),
      KeyBinding(
        [.function(9), .character(">")], "F9 >", .sort, "Sort", "Choose the column to sort by", .rows),
      KeyBinding([.function(10), .character("q"), .control("c")], "F10 q", .quit, "Quit", "Quit"),
      KeyBinding(
        [.function(11), .character("T")], "F11 T", .requests, "Reqs",
        "Requests followed through processes, and why they were slow or failed", [.views, .lines]),
      KeyBinding(
        [.function(12)], "F12", .spectrogram, "Spectro", "How long the calls of the selected one took", .rows),
      KeyBinding(
        [.control("f"), .character("/")], "^F Ctrl+F /", .search, "Search", "Look for a text",
        [.table, .list, .lines]),
      KeyBinding(
        [.function(3)], "F3", .searchAgain, nil, "Look for it again",
        [.table, .list, .lines]),
      KeyBinding([.character("p")], "p", .pause, "Pause", "Keep what is shown as it is, or go on"),
      KeyBinding(
        [.character("S")], "S", .totals, nil,
        "Of a machine that is watched: sums from now on, or each interval again", .table),
      KeyBinding(
        [.character("c"), .delete], "c Del", .clear, "Clear", "Forget what was listed",
        [.list, .lines, .grid]),
      KeyBinding(
        [.character("c"), .delete], "c Del", .clear, nil,
        "Of requests on a machine that is watched: forget those so far", .requests),
      KeyBinding([.backspace], "Bak Backspace", .back, "Back", "Back to where this was opened"),
      KeyBinding(
        [.control("g")], "^G Ctrl+G", .goTo, "Goto", "Go to an event's number, or to a moment", .everywhere),
      KeyBinding(
        [.tab], "Tab", .timeline, "Time", "To the timeline and back: arrows move, Shift+arrows select"),
      KeyBinding([.character("W")], "W", .wholeTime, nil, "All of the time again, no range"),
      KeyBinding([.character("M")], "M", .note, nil, "Write a note beside the event at the top", [.lines]),
      KeyBinding([.character("N")], "N", .notes, nil, "The notes of this capture"),
    ] + sorting

  /// Shift and a digit, as the usual keyboard has them.
  private static let sorting: [KeyBinding] = Array("!@#$%^&*(").enumerated().map { place, character in
    KeyBinding(
      [.character(character)], "Shift+\(place + 1)", .sortBy(place), nil, "Sort by column \(place + 1)", .rows
    )
  }

  /// What a key asks for where `place` is shown; nil for nothing.
  static func command(for key: Key, at place: Places) -> KeyCommand? {
    all.first { $0.places.contains(place) && $0.keys.contains(key) }?.command
  }

  /// The bar for a place.
  static func bar(at place: Places) -> [KeyBar.Item] {
    all.filter { $0.places.contains(place) }.compactMap { binding in
      guard let label = binding.label, let key = binding.keys.first else { return nil }
      let name = binding.names.split(separator: " ").first.map { String($0) } ?? ""
      return KeyBar.Item(name, label, key)
    }
  }
}
