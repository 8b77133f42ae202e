/// Every event that a capture may hold, by code.
///
/// The rows are text (`EventTable+Rows.swift`), parsed once when first needed:
///
///     3 < open file createsFD|changesState fd:fd name:path flags:flags32(hex,file_flags) … + ino:uint64
///
/// code, direction, name, category, flags (`-` for none), then a `name:kind(style,names)` for each param. What stands
/// behind a `+` is written by libraries newer than sysdig 0.29.3. `relpath(0)` is relative to the directory in param
/// 0, and `dyn{fd;errno}` a value whose first byte selects the kind.
public struct EventTable: Sendable {
  public static let shared = EventTable()

  private let events: [EventInfo]

  init() {
    var parser = EventTableParser()
    events = TableText(Self.rows).rows().map { parser.event($0) }
    for (index, event) in events.enumerated() where Int(event.type.rawValue) != index {
      preconditionFailure("event table: row \(index) has code \(event.type.rawValue)")
    }
  }

  /// What is known of `type`, or nil: codes come from files.
  public subscript(type: EventType) -> EventInfo? {
    Int(type.rawValue) < events.count ? events[Int(type.rawValue)] : nil
  }

  /// One past the highest code.
  public var count: Int { events.count }

  public var all: [EventInfo] { events }
}
