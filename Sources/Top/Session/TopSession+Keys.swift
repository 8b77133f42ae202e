import Chisels
import TerminalUI

/// What keys do.
extension TopSession {
  private var layout: ScreenLayout { ScreenLayout(driver.size) }

  func handle(_ key: Key) {
    message = nil
    if key == .stop { return end() }
    let layout = layout
    if let overlay { return overlay.handle(key, layout, self) }
    if case .mouse(let event) = key, handle(event, layout) { return }
    if timeline.isFocused, answerTimeline(key, layout) { return }
    if let command = KeyBinding.command(for: key, at: placeKind) { return perform(command) }
    answerPane(key, layout)
  }

  /// The mouse at the edges of the screen.
  private func handle(_ event: MouseEvent, _ layout: ScreenLayout) -> Bool {
    if let key = bar.key(clickedBy: event, in: layout.bar) {
      handle(key)
      return true
    }
    if event.action == .press(.left), event.row == layout.source.row {
      askForFilter()
      return true
    }
    return answerTimeline(.mouse(event), layout)
  }

  /// False where the key is none of the timeline's.
  private func answerTimeline(_ key: Key, _ layout: ScreenLayout) -> Bool {
    switch timeline.handle(key, in: layout.timeline) {
    case .ignored: return false
    case .handled: break
    case .selected(let range): narrow(to: range)
    }
    return true
  }

  private func answerPane(_ key: Key, _ layout: ScreenLayout) {
    switch pane?.handle(key, in: layout.pane) ?? .ignored {
    case .ignored: if !runAction(key) { tellOfIdle(key) }
    case .handled: break
    case .opened: openChosen()
    case .sorted(let column): (pane as? TablePane)?.sort(by: column)
    case .page(let title, let lines): overlay = PageOverlay(title: title, lines)
    case .area(let filter): openArea(filter, "an area of the spectrogram")
    }
  }

  /// A key that does something elsewhere is not taken for one that is broken.
  private func tellOfIdle(_ key: Key) {
    guard let binding = KeyBinding.all.first(where: { $0.keys.contains(key) }) else { return }
    message = "\(binding.names.split(separator: " ").first ?? "") does nothing here: \(binding.help)"
  }

  private func clear() {
    guard pane?.clear() == true else {
      message = "Tables cannot be cleared, lists can"
      return
    }
    if !isLive { message = "Forgotten; whoever leaves and comes back sees it again" }
  }

  private func toggleTotals() {
    guard isLive, !reading.hasEnded else {
      message = "Totals are of a machine that is watched; a capture's sums are shown per second of it"
      return
    }
    (pane as? TablePane)?.toggleTotals()
  }

  var placeKind: KeyBinding.Places {
    switch trail.current.place {
    case .dig, .echo: .lines
    case .transactions: .requests
    case .view(let view):
      switch view.kind {
      case .table: .table
      case .list: .list
      case .spectrogram: .grid
      }
    }
  }

  var bar: KeyBar { KeyBar(KeyBinding.bar(at: placeKind)) }

  private func perform(_ command: KeyCommand) {
    switch command {
    case .help: overlay = PageOverlay(title: "trowel top", HelpText.lines)
    case .views: chooseView()
    case .filter: askForFilter()
    case .search: askForText()
    case .searchAgain: searchAgain()
    case .echo: open(.echo)
    case .dig: openEvents()
    case .legend: showLegend()
    case .actions: chooseAction()
    case .sort: chooseColumn()
    case .sortBy(let column): (pane as? TablePane)?.sort(by: column)
    case .spectrogram: openSpectrogram()
    case .requests: openRequests()
    case .pause: pause()
    case .totals: toggleTotals()
    case .clear: clear()
    case .back: back()
    case .quit: end()
    case .goTo: askForPlace()
    case .note: askForNote()
    case .notes: chooseNote()
    case .timeline: timeline.isFocused = !timeline.isFocused && !layout.timeline.isEmpty
    case .wholeTime: narrow(to: nil)
    case .rendering: chooseRendering()
    }
  }
}
