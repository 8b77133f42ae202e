internal import Events

/// Events that tell of containers. Source: the capture format, section "Synthetic events".
extension ContainerTable {
  /// Takes in an event; the id of the container that it tells of, or nil.
  @discardableResult
  mutating func apply(_ event: EventView, interning strings: inout StringPool) -> StringID? {
    let container = read(event, interning: &strings)
    if let container { keep(EventImage(copying: event), of: container) }
    return container
  }

  private mutating func read(_ event: EventView, interning strings: inout StringPool) -> StringID? {
    switch event.type {
    case .container, .largeContainer:
      guard let record = event.param(0) else { return nil }
      return add(record: record, interning: &strings)
    case .asynchronous:
      guard let name = event.param(1), name.untilNUL().equals("container"), let record = event.param(2) else {
        return nil
      }
      return add(record: record, interning: &strings)
    case .plainContainer: return addPlain(event, interning: &strings)
    default: return nil
    }
  }

  private mutating func add(record: RawSpan, interning strings: inout StringPool) -> StringID? {
    guard let container = ContainerInfo(record: record, interning: &strings) else { return nil }
    add(container)
    return container.id
  }

  private mutating func addPlain(_ event: EventView, interning strings: inout StringPool) -> StringID? {
    guard let id = event.param(0), id.untilNUL().byteCount > 0,
      let kind = event.param(1)?.value(as: UInt32.self)
    else { return nil }
    var container = ContainerInfo(id: strings.intern(id.untilNUL()), kind: ContainerKind(rawValue: kind))
    if let name = event.param(2) { container.name = strings.intern(name.untilNUL()) }
    if let image = event.param(3) { container.image = strings.intern(image.untilNUL()) }
    add(container)
    return container.id
  }
}
