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
    // Params recur: `res:errno` stands in two hundred rows, and is parsed once.
    var params: [UInt64: ParamInfo] = [:]
    events = TableText(Self.rows).rows().map { Self.event($0, &params) }
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

  private static func event(_ row: [TableText.Word], _ known: inout [UInt64: ParamInfo]) -> EventInfo {
    guard row.count >= 5, let code = row[0].number, let category = EventCategory.names[row[3].string] else {
      preconditionFailure("event table row \(row.map(\.string))")
    }
    var classic: Int?
    var params: [ParamInfo] = []
    params.reserveCapacity(row.count - 5)
    for word in row[5...] {
      if word.count == 1, word.first == UInt8(ascii: "+") {
        classic = params.count
        continue
      }
      let key = word.fingerprint
      let param = known[key] ?? ParamInfo(word)
      known[key] = param
      params.append(param)
    }
    return EventInfo(
      type: EventType(rawValue: UInt16(code)), name: row[2].string, category: category,
      flags: EventFlags(named: row[4]), params: params, classicParamCount: classic ?? params.count)
  }
}

extension EventFlags {
  /// Reads `usesFD|readsFD`; `-` is none.
  init(named words: TableText.Word) {
    self = []
    guard words.first != UInt8(ascii: "-") else { return }
    for word in TableText.split(words, at: UInt8(ascii: "|")) {
      guard let flag = Self.names[word.string] else {
        preconditionFailure("event table: flag \(word.string)")
      }
      insert(flag)
    }
  }
}

extension ParamInfo {
  /// Reads `name:kind`, `name:kind(details)` or `name:dyn(details){kind;kind}`. A `~` in a name is a blank.
  init(_ word: TableText.Word) {
    guard let colon = word.firstIndex(of: UInt8(ascii: ":")) else {
      preconditionFailure("event table: param \(word.string)")
    }
    name = String(word[..<colon].string.map { $0 == "~" ? " " : $0 })
    var rest = word[(colon + 1)...]
    var variants: [Variant] = []
    if let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
      variants = TableText.split(rest[(brace + 1)...].dropLast(), at: UInt8(ascii: ";")).map(Variant.init)
      rest = rest[..<brace]
    }
    let details = Details(rest)
    kind = details.kind
    style = details.style
    names = details.names
    directoryParam = details.directory
    self.variants = variants
  }

  /// `kind(hex,file_flags)`: the kind and what the brackets say.
  fileprivate struct Details {
    let kind: ParamKind
    var style = NumberStyle.decimal
    var names: NameTable?
    var directory: Int?

    init(_ text: TableText.Word) {
      let open = text.firstIndex(of: UInt8(ascii: "(")) ?? text.endIndex
      guard let kind = ParamKind.named[text[..<open].string] else {
        preconditionFailure("event table: kind \(text.string)")
      }
      self.kind = kind
      guard open < text.endIndex else { return }
      for detail in TableText.split(text[(open + 1)...].dropLast(), at: UInt8(ascii: ",")) {
        let word = detail.string
        if let style = NumberStyle(rawValue: word) {
          self.style = style
        } else if let index = detail.number {
          directory = index
        } else if let table = NameTable.named(word) {
          names = table
        } else {
          preconditionFailure("event table: \(word) in \(text.string)")
        }
      }
    }
  }
}

extension ParamInfo.Variant {
  fileprivate init(_ text: TableText.Word) {
    let details = ParamInfo.Details(text)
    kind = details.kind
    style = details.style
  }
}
