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
    events = TableText(Self.rows).rows.map(Self.event)
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

  private static func event(_ row: [Substring]) -> EventInfo {
    guard row.count >= 5, let code = UInt16(row[0]), let category = EventCategory.names[String(row[3])] else {
      preconditionFailure("event table row \(row)")
    }
    let flags = row[4] == "-" ? [] : EventFlags(named: row[4])
    let words = row.dropFirst(5)
    let classic = words.firstIndex(of: "+").map { $0 - words.startIndex }
    let params = words.filter { $0 != "+" }.map(ParamInfo.init)
    return EventInfo(
      type: EventType(rawValue: code), name: String(row[2]), category: category, flags: flags, params: params,
      classicParamCount: classic ?? params.count)
  }
}

extension EventFlags {
  init(named words: Substring) {
    self = words.split(separator: "|").reduce(into: []) { flags, word in
      guard let flag = Self.names.first(where: { $0.0 == word }) else {
        preconditionFailure("event table: flag \(word)")
      }
      flags.insert(flag.1)
    }
  }
}

extension ParamInfo {
  /// Reads `name:kind`, `name:kind(details)` or `name:dyn(details){kind;kind}`.
  init(_ word: Substring) {
    guard let colon = word.firstIndex(of: ":") else { preconditionFailure("event table: param \(word)") }
    name = String(word[..<colon])
    var rest = word[word.index(after: colon)...]
    var variants: [Variant] = []
    if let brace = rest.firstIndex(of: "{") {
      variants = rest[rest.index(after: brace)...].dropLast().split(separator: ";").map { each in
        let (kind, details) = Self.kind(each)
        return Variant(kind: kind, style: details.compactMap { NumberStyle(rawValue: String($0)) }.first ?? .decimal)
      }
      rest = rest[..<brace]
    }
    let (kind, details) = Self.kind(rest)
    self.kind = kind
    self.variants = variants
    var style = NumberStyle.decimal
    var names: NameTable?
    var directory: Int?
    for detail in details {
      if let found = NumberStyle(rawValue: String(detail)) {
        style = found
      } else if let index = Int(detail) {
        directory = index
      } else if let table = NameTable.named(String(detail)) {
        names = table
      } else {
        preconditionFailure("event table: \(detail) in \(word)")
      }
    }
    self.style = style
    self.names = names
    directoryParam = directory
  }

  private static func kind(_ text: Substring) -> (ParamKind, [Substring]) {
    let parts = text.split(separator: "(", maxSplits: 1)
    guard let kind = ParamKind(rawValue: String(parts[0])) else { preconditionFailure("event table: kind \(text)") }
    return (kind, parts.count == 1 ? [] : parts[1].dropLast().split(separator: ","))
  }
}
