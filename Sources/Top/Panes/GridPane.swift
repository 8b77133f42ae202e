import Events
import Inspection
import State
import TerminalUI

/// A spectrogram: how long calls took, over time.
final class GridPane: Pane {
  let title: String
  private var filter: Filter
  /// The field that tells how long: `evt.latency`.
  private let field: String
  private var latency: FieldReader
  private var slices = GrowingSlices(width: SpectrogramGrid.bucketCount, mostSlices: mostRows)
  private var grid = SpectrogramGrid(capacity: mostRows)
  private var slicesPerRow = 1
  /// There are counts that the grid does not have.
  private var isOutdated = true

  /// More than any screen has rows.
  private static let mostRows = 256

  init(title: String, field: String, _ filter: consuming Filter) throws {
    let latency = try FieldReader(field, style: OutputStyle())
    self.title = title
    self.field = field
    self.filter = filter
    self.latency = latency
  }

  func look(at event: EventView, _ machine: borrowing Machine) {
    guard filter.isEverything || filter.matches(event, machine) else { return }
    switch latency.value(event, machine) {
    case .uint(let span) where span > 0: add(span, event)
    case .int(let span) where span > 0: add(UInt64(span), event)
    default: break
    }
  }

  private func add(_ span: UInt64, _ event: EventView) {
    slices.add(SpectrogramGrid.bucket(ofNanoseconds: span), at: event.timestamp)
  }

  func refresh(_: borrowing Machine, _: Refreshment) { isOutdated = true }

  func draw(on canvas: inout Canvas, in area: Rectangle, theme: Theme) {
    // The last row has the scale.
    fill(rows: max(area.height - 1, 1))
    grid.draw(on: &canvas, in: area, theme: theme)
    if grid.rows.isEmpty { EmptyNote.draw("No call took time so far", on: &canvas, in: area, theme: theme) }
  }

  /// All of the time in so many rows: as many slices are joined in each as it takes.
  private func fill(rows: Int) {
    let group = max((slices.sliceCount + rows - 1) / rows, 1)
    guard isOutdated || group != slicesPerRow else { return }
    isOutdated = false
    if group != slicesPerRow { grid.select(nil) }
    slicesPerRow = group
    grid.setRows(
      stride(from: 0, to: slices.sliceCount, by: group).map { first in
        let joined = first..<min(first + group, slices.sliceCount)
        return (0..<slices.width).map { place in joined.reduce(0) { $0 &+ slices[$1, place] } }
      })
  }

  func handle(_ key: Key, in area: Rectangle) -> PaneAnswer {
    switch grid.handle(key, in: area) {
    case .ignored: .ignored
    case .handled, .selected: .handled
    case .opened(let selection): .area(filter: filter(of: selection))
    }
  }

  var position: String {
    guard let selection = grid.selection else { return "\(grid.rows.count) slices" }
    let from = SpectrogramGrid.leastNanoseconds(ofBucket: selection.buckets.lowerBound)
    let to = SpectrogramGrid.leastNanoseconds(ofBucket: selection.buckets.upperBound)
    return "\(SpanText.short(from)) to \(SpanText.short(to))"
  }

  /// What lies in an area, as a filter.
  private func filter(of selection: SpectrogramGrid.Selection) -> String {
    let began = slices.began?.rawValue ?? 0
    let rowLength = slices.sliceLength &* UInt64(slicesPerRow)
    let from = began &+ UInt64(selection.rows.lowerBound) &* rowLength
    let to = began &+ UInt64(selection.rows.upperBound) &* rowLength
    let least = SpectrogramGrid.leastNanoseconds(ofBucket: selection.buckets.lowerBound)
    let isLast = selection.buckets.upperBound >= SpectrogramGrid.bucketCount
    let most = SpectrogramGrid.leastNanoseconds(ofBucket: selection.buckets.upperBound)
    return "evt.rawtime>=\(from) and evt.rawtime<\(to) and \(field)>=\(max(least, 1))"
      + (isLast ? "" : " and \(field)<\(most)")
  }

  func clear() -> Bool {
    slices = GrowingSlices(width: SpectrogramGrid.bucketCount, mostSlices: Self.mostRows)
    isOutdated = true
    return true
  }
}
