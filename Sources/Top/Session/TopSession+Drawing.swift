import Events
package import TerminalUI

/// What the screen looks like.
extension TopSession {
  /// Draws everything.
  package func drawn() -> Canvas {
    let size = driver.size
    var canvas = Canvas(width: size.width, height: size.height)
    let layout = ScreenLayout(size)
    let theme = driver.theme
    if !layout.timeline.isEmpty { timeline.draw(on: &canvas, in: layout.timeline, theme: theme) }
    pane?.draw(on: &canvas, in: layout.pane, theme: theme)
    // Where one is, is known when the rows are.
    drawHeader(on: &canvas, layout, theme: theme)
    drawBar(on: &canvas, layout, theme: theme)
    overlay?.draw(on: &canvas, layout, theme: theme)
    return canvas
  }

  private func drawHeader(on canvas: inout Canvas, _ layout: ScreenLayout, theme: Theme) {
    let title = trail.current.title
    HeaderLine(
      StyledText([
        .init("Viewing: ", .label), .init(pane?.title ?? "", .value), .init(" For: ", .label),
        .init(title.isEmpty ? settings.subject : title, .value),
      ]),
      trailing: StyledText([
        .init(isPaused ? " PAUSED" : "", .warning), .init(pane.map { " \($0.position)" } ?? "", .value),
      ])
    ).draw(on: &canvas, in: layout.title, theme: theme)
    let filter = trail.current.filter(settings.filter)
    let rows = trail.current.rowFilter
    HeaderLine(
      StyledText([
        .init("Source: ", .label), .init(source, .value), .init(" Filter: ", .label),
        .init(filter.isEmpty ? "none" : filter, .value),
        .init(rows.isEmpty ? "" : " Rows: ", .label), .init(rows, .warning),
      ]), trailing: rangeText
    ).draw(on: &canvas, in: layout.source, theme: theme)
  }

  private var source: String {
    guard let path = settings.path else {
      return "Live System (\(reading.eventCount) evts\(reading.hasEnded ? ", ended" : ""))"
    }
    let state = reading.error != nil ? ", cut off" : reading.hasEnded ? "" : ", \(progressText)"
    let read = whole ?? reading
    return "\(path) (\(read.eventCount) evts, \(SpanText.short(read.duration))\(state))"
  }

  private var progressText: String { reading.progress.map { "\(Int($0() * 100))% read" } ?? "reading" }

  private var rangeText: StyledText {
    guard let range = timeline.range else { return StyledText([]) }
    let from = range.from.rawValue &- (timeline.began?.rawValue ?? range.from.rawValue)
    return StyledText(" +\(SpanText.short(from)) for \(SpanText.short(range.nanoseconds))", .warning)
  }

  private func drawBar(on canvas: inout Canvas, _ layout: ScreenLayout, theme: Theme) {
    if let text = message ?? reading.error {
      canvas.fill(layout.bar, style: theme[.text])
      canvas.draw(text, column: 0, row: layout.bar.row, in: layout.bar, style: theme[.error])
    } else if overlay?.showsBar ?? true {
      bar.draw(on: &canvas, in: layout.bar, theme: theme)
    }
  }
}
