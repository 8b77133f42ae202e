internal import Events
internal import Inspection
internal import State

/// Which of the events that passed the filter, and count, are shown.
///
/// What looks at events by itself, rather than showing lines of them, is given `everything`: neither `-q` nor `-w` keeps
/// events from it, nor are internal ones kept.
struct Visibility: ~Copyable {
  /// By event code: whether it is ever shown.
  private let isVisible: [Bool]
  private let isAnythingVisible: Bool
  /// Chooses among them: `-d`.
  private let text: String
  private let style: OutputStyle
  private var filter: Filter?
  private var showsAll = true
  /// What the user should know about the filter.
  private(set) var notes: [String] = []

  private init(isVisible: [Bool], text: String, style: OutputStyle) {
    self.isVisible = isVisible
    self.text = text
    self.style = style
    isAnythingVisible = isVisible.contains(true)
    filter = nil
  }

  /// Every event.
  static var everything: Visibility {
    Visibility(isVisible: EventTable.shared.all.map { _ in true }, text: "", style: OutputStyle())
  }

  /// What the options let be printed.
  init(_ options: Options) {
    let showsNothing = options.shown == .nothing
    self.init(
      isVisible: EventTable.shared.all.map {
        !showsNothing && (options.showsInternalEvents || !$0.category.isInternal)
      },
      text: options.filtersDisplayOnly ? options.filter : "", style: options.style)
  }

  /// Makes ready for events of another source.
  mutating func compile(interning strings: inout StringPool) throws(LanguageError) {
    let compiled = try Filter(text, style: style, interning: &strings)
    showsAll = compiled.isEverything
    notes = compiled.notes
    filter = consume compiled
  }

  mutating func shows(_ event: EventView, _ machine: borrowing Machine) -> Bool {
    guard isAnythingVisible, isVisible(event.type) else { return false }
    return showsAll || filter?.matches(event, machine) == true
  }

  private func isVisible(_ type: EventType) -> Bool {
    Int(type.rawValue) < isVisible.count && isVisible[Int(type.rawValue)]
  }
}
