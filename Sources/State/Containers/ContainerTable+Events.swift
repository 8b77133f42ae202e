internal import Events

/// Events that tell of containers. Source: the capture format, section "Synthetic events".
extension ContainerTable {
  /// Records of a container in JSON, with 2-byte and with 4-byte lengths.
  private static let json = EventType(rawValue: 272)
  private static let largeJSON = EventType(rawValue: 324)
  /// The oldest form: id, engine, name and image as params.
  private static let plain = EventType(rawValue: 228)
  /// What newer libraries write for their plugins: its number, a name, and data; here JSON.
  private static let asynchronous = EventType(rawValue: 402)

  /// The event tells of a container and is no more than that. Captures begin with those that are known
  /// already.
  static func isRecord(_ type: EventType) -> Bool { type == json || type == largeJSON || type == plain }

  /// Takes in an event; the id of the container that it tells of, or nil.
  @discardableResult
  mutating func apply(_ event: EventView, interning strings: inout StringPool) -> StringID? {
    switch event.type {
    case Self.json, Self.largeJSON:
      guard let record = event.param(0) else { return nil }
      return add(record: record, interning: &strings)
    case Self.asynchronous:
      guard let name = event.param(1), name.untilNUL().equals("container"), let record = event.param(2) else {
        return nil
      }
      return add(record: record, interning: &strings)
    case Self.plain: return addPlain(event, interning: &strings)
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
    container.isRecorded = true
    if let name = event.param(2) { container.name = strings.intern(name.untilNUL()) }
    if let image = event.param(3) { container.image = strings.intern(image.untilNUL()) }
    add(container)
    return container.id
  }
}
