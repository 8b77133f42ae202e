import Events
import Inspection
import TerminalUI

/// What is typed at the bottom.
extension TopSession {
  // MARK: Filters

  func askForFilter() {
    if trail.current.expression != nil || !(pane is TablePane) { return askForExpression() }
    askForRows()
  }

  /// A text that rows must hold, as it is typed.
  private func askForRows() {
    let before = trail.current.rowFilter
    overlay = PromptOverlay(
      LineEditor(prompt: "Text to match (F2: expression): ", text: before),
      PromptOverlay.Actions(
        changed: { text, session in session.keepRows(holding: text) },
        accepted: { text, session in
          session.keepRows(holding: text)
          return nil
        },
        cancelled: { session in session.keepRows(holding: "") },
        other: { _, session in session.askForExpression() }))
  }

  func keepRows(holding text: String) {
    trail.current.rowFilter = text
    (pane as? TablePane)?.keepRows(holding: text)
  }

  /// An expression of the filter language, in place of the filters there are.
  private func askForExpression() {
    let now = trail.current.filter(settings.filter)
    overlay = PromptOverlay(
      LineEditor(prompt: "Expression: ", text: now, history: expressions),
      PromptOverlay.Actions(
        accepted: { text, session in session.filter(by: text) },
        candidates: { FieldCandidates.of($0) },
        other: { _, session in session.pane is TablePane ? session.askForRows() : () }))
  }

  private func filter(by text: String) -> LineEditor.Mistake? {
    do throws(LanguageError) {
      _ = try Filter(comparingTexts: text, style: style)
    } catch {
      return LineEditor.Mistake(error.message, column: error.characterPlace)
    }
    if !text.isEmpty { expressions.append(text) }
    show { trail.current.expression = text.isEmpty ? nil : text }
    return nil
  }

  // MARK: Searching

  func askForText() {
    overlay = PromptOverlay.search(searched) { [unowned self] text in
      pane?.find(text, again: false, in: ScreenLayout(driver.size).pane) ?? false
    }
  }

  func searchAgain() {
    guard !searched.isEmpty else { return askForText() }
    if pane?.find(searched, again: true, in: ScreenLayout(driver.size).pane) != true {
      message = "\(searched) was not found"
    }
  }

  // MARK: Places

  /// An event's number, a time since the beginning, or a time of day.
  func askForPlace() {
    overlay = PromptOverlay(
      LineEditor(
        prompt: pane?.hasPlaces == true
          ? "Event number, +1.5s or HH:MM:SS: " : "From which time on, +1.5s or HH:MM:SS: "),
      PromptOverlay.Actions(accepted: { text, session in session.go(to: text) }))
  }

  private func go(to text: String) -> LineEditor.Mistake? {
    if text.isEmpty { return nil }
    guard let bound = EventBound(text) else {
      return LineEditor.Mistake("neither a number, nor +1.5s, nor 17:04:05, nor a date and time")
    }
    go(to: bound.limit(from: reading.firstTime ?? Timestamp(rawValue: 0)))
    return nil
  }

  func go(to place: EventLimit) {
    let area = ScreenLayout(driver.size).pane
    if pane?.hasPlaces == true {
      guard pane?.go(to: place, in: area) == true else {
        // The capture has it, perhaps: it is read again, to be shown from there on.
        if !isLive, pane?.isPart == true { return show { trail.current.start = place } }
        message = "No line so far is at or behind that place"
        return
      }
      if case .number(let number) = place, pane?.event(in: area)?.number != number {
        message = "Event \(number) does not pass the filter; this is the next that does"
      }
      return
    }
    // A table has no places: it is about the time from there on.
    guard case .time(let time) = place else {
      message = "Tables have no event numbers; F6 shows events"
      return
    }
    narrow(to: TimeRange(Timestamp(rawValue: time), timeline.ended))
  }
}

extension LanguageError {
  /// The place in characters from the start, of a source of one line.
  fileprivate var characterPlace: Int {
    String(decoding: Array(source.utf8).prefix(position), as: UTF8.self).count
  }
}
