/// Selecting a part of a spectrogram, by the mouse or by keys.
extension SpectrogramGrid {
  package enum Answer: Equatable, Sendable {
    case ignored, handled
    /// Another part is selected, nil for none; while the mouse is held down it is not yet final.
    case selected(Selection?, isFinal: Bool)
    /// Enter: what is selected is to be looked at.
    case opened(Selection)
  }

  /// Arrows move a cell, with shift they make it larger; Enter opens what is selected, Escape selects nothing.
  ///
  /// - Parameter area: where it was drawn.
  package mutating func handle(_ key: Key, in area: Rectangle) -> Answer {
    let body = Self.body(of: area)
    guard !rows.isEmpty, !body.isEmpty else { return .ignored }
    switch key {
    case .enter: return selection.map(Answer.opened) ?? .ignored
    case .escape where selection != nil:
      (anchor, corner) = (nil, nil)
      select(nil)
      return .selected(nil, isFinal: true)
    case .press(let name, let modifiers) where modifiers.isEmpty || modifiers == .shift:
      guard let step = Self.step(name, width: body.width) else { return .ignored }
      return move(step, grows: modifiers == .shift, in: body)
    case .mouse(let event): return drag(event, in: body)
    default: return .ignored
    }
  }

  private static func step(_ name: Key.Name, width: Int) -> (rows: Int, buckets: Int)? {
    let buckets = max((bucketCount + width - 1) / width, 1)
    switch name {
    case .up: return (-1, 0)
    case .down: return (1, 0)
    case .left: return (0, -buckets)
    case .right: return (0, buckets)
    default: return nil
    }
  }

  private mutating func move(_ step: (rows: Int, buckets: Int), grows: Bool, in body: Rectangle) -> Answer {
    let first = firstRow(in: body)
    guard let from = corner else {
      let start = (row: rows.count - 1, bucket: Self.bucketCount / 2)
      (anchor, corner) = (start, start)
      return selectRectangle(isFinal: true, in: body)
    }
    let to = (
      row: min(max(from.row + step.rows, first), rows.count - 1),
      bucket: min(max(from.bucket + step.buckets, 0), Self.bucketCount - 1)
    )
    corner = to
    if !grows || anchor == nil { anchor = to }
    return selectRectangle(isFinal: true, in: body)
  }

  private mutating func drag(_ event: MouseEvent, in body: Rectangle) -> Answer {
    let column = min(max(event.column - body.column, 0), body.width - 1)
    let row = min(max(rows.count - (body.endRow - event.row), firstRow(in: body)), rows.count - 1)
    let place = (row: row, bucket: Self.buckets(at: column, width: body.width).lowerBound)
    switch event.action {
    case .press(.left):
      guard body.contains(column: event.column, row: event.row) else { return .ignored }
      (anchor, corner) = (place, place)
      return selectRectangle(isFinal: false, in: body)
    case .drag(.left):
      guard anchor != nil else { return .ignored }
      corner = place
      return selectRectangle(isFinal: false, in: body)
    case .release: return selection.map { .selected($0, isFinal: true) } ?? .ignored
    default: return .ignored
    }
  }

  /// Selects what lies between the anchor and the corner, whole columns of the screen.
  private mutating func selectRectangle(isFinal: Bool, in body: Rectangle) -> Answer {
    guard let anchor, let corner else { return .handled }
    let column = max((Self.bucketCount + body.width - 1) / body.width, 1)
    select(
      Selection(
        rows: min(anchor.row, corner.row)..<max(anchor.row, corner.row) + 1,
        buckets: min(anchor.bucket, corner.bucket)..<max(anchor.bucket, corner.bucket) + column))
    return .selected(selection, isFinal: isFinal)
  }
}
