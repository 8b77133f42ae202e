import Chisels
import Inspection

/// Makes what shows a level of the trail.
struct PaneMaker {
  let settings: TopSettings
  let style: OutputStyle
  /// Cells that a line of the screen has.
  let width: Int

  /// - Parameter compile: makes a filter of its text, for the machine that is looked at.
  func pane(_ level: Level, _ compile: (String) throws -> Filter) throws -> any Pane {
    let filter = level.filter(settings.filter)
    switch level.place {
    case .transactions:
      return TransactionsPane(
        try compile(filter), isLive: settings.path == nil, chosen: level.chosenRequest)
    case .dig:
      return lines(
        "sysdig output", level, try compile(filter), try EventWriter(settings.format, style: style))
    case .echo:
      let writer = try EchoWriter(
        style: style, showsContainers: settings.showsContainers, width: width)
      let echoed = filter.isEmpty ? EchoWriter.filter : "(\(filter)) and (\(EchoWriter.filter))"
      return lines("I/O activity", level, try compile(echoed), writer)
    case .view(let view) where view.kind == .spectrogram:
      let field = view.key?.field(depth: level.drill.depth) ?? "evt.latency.quantized"
      return try GridPane(title: view.name, field: Self.spanField(field), try compile(filter))
    case .view(let view):
      return try TablePane(view, level, filter: try compile(filter), style: style)
    }
  }

  private func lines<Writer: LineWriter & ~Copyable>(
    _ title: String, _ level: Level, _ filter: consuming Filter, _ writer: consuming Writer
  ) -> LinesPane<Writer> {
    LinesPane(title: title, filter, writer, followsEnd: settings.path == nil, from: level.start)
  }

  /// The span of time of which a field is the logarithm: `evt.latency` of `evt.latency.quantized`.
  private static func spanField(_ field: String) -> String {
    let suffix = ".quantized"
    return field.hasSuffix(suffix) ? String(field.dropLast(suffix.count)) : field
  }
}
