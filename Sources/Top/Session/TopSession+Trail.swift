import Chisels
import Inspection
import TerminalUI

/// Going from one thing to the next, and back.
extension TopSession {
  /// Shows a place of what is chosen: its rows, its events.
  func open(_ place: Place) {
    var level = Level(place)
    leaveMark()
    level.drill = trail.current.drill
    level.narrowing = trail.current.narrowing
    if let table = pane as? TablePane, let row = table.chosenRow, let sample = table.shown,
      table.view.kind == .table
    {
      level.drill.open(row, of: sample, in: table.view)
    }
    enter(level)
  }

  private func enter(_ level: Level) {
    show { trail.enter(level) }
  }

  /// The chosen row is opened in the view that shows its parts; its events where there is none.
  func openChosen() {
    guard let table = pane as? TablePane, table.chosenRow != nil else { return }
    guard table.view.kind == .table else { return open(.dig) }
    open(settings.catalog.target(of: table.view).map { .view($0) } ?? .dig)
  }

  /// The events of what is chosen; of a request those from its first to its last.
  func openEvents() {
    guard let requests = pane as? TransactionsPane else { return open(.dig) }
    if isLive {
      message = "Events that have passed are not kept of a machine that is watched; Enter tells the steps"
      return
    }
    guard let filter = requests.chosenFilter else { return }
    openArea(filter, "the time of a request")
  }

  /// Requests of what was opened on the way here, whatever row is chosen: a request goes through many processes.
  func openRequests() {
    leaveMark()
    var level = Level(.transactions)
    level.drill = trail.current.drill
    level.narrowing = trail.current.narrowing
    enter(level)
  }

  /// The events that pass a filter.
  ///
  /// - Parameter title: what they are, for people.
  func openArea(_ filter: String, _ title: String) {
    leaveMark()
    var level = Level(.dig)
    level.drill = trail.current.drill
    level.narrowing = Level.Narrowing(filter: filter, title: title)
    enter(level)
  }

  /// How long the calls of what is chosen took.
  func openSpectrogram() {
    guard let view = trail.current.place.view else { return }
    let id = view.spectrogram == "tracers" ? "spectro_traces" : "spectro_all"
    do { open(.view(try settings.catalog.view(id))) } catch { message = "\(error)" }
  }

  func back() {
    guard trail.canLeave else {
      message = "This is where it began; q quits"
      return
    }
    show { _ = trail.leave() }
  }

  /// What is to be found again on coming back.
  private func leaveMark() {
    if let requests = pane as? TransactionsPane { trail.current.chosenRequest = requests.chosenFirstEvent }
    guard let table = pane as? TablePane else { return }
    trail.current.order = table.order
    trail.current.chosenKey = table.mark
  }

  /// Everything is about that time only; nil for all of it.
  func narrow(to range: TimeRange?) {
    guard range != timeline.range else { return }
    if isLive {
      message =
        "What has passed is not kept of a machine that is watched: record with -w, and open the capture"
      return
    }
    show { timeline.range = range }
  }

  // MARK: Views

  func chooseView() {
    let views = settings.catalog.listed
    let now = views.firstIndex { $0.id == trail.current.place.view?.id } ?? 0
    overlay = MenuOverlay(
      title: "Select View", views.map(\.name), selected: now, detail: { ViewLegend.lines(views[$0]) }
    ) { place, session in
      session.show { session.trail.replace(by: .view(views[place])) }
    }
  }

  func showLegend() {
    guard let view = trail.current.place.view else { return }
    overlay = PageOverlay(title: view.name, Array(ViewLegend.lines(view).dropFirst()))
  }

  func chooseColumn() {
    guard let table = pane as? TablePane, let sample = table.sample else { return }
    overlay = MenuOverlay(
      title: "Select sort column", sample.headings.map(\.name), selected: table.order?.column ?? 0
    ) { place, session in (session.pane as? TablePane)?.sort(by: place) }
  }

  func chooseRendering() {
    let forms: [(name: String, style: OutputStyle.DataStyle)] = [
      ("Dotted ASCII", .dots), ("Printable ASCII", .ascii), ("Hex", .hexASCII),
    ]
    overlay = MenuOverlay(
      title: "View As", forms.map(\.name), selected: forms.firstIndex { $0.style == style.data } ?? 0
    ) { place, session in
      session.show { session.style.data = forms[place].style }
    }
  }
}
