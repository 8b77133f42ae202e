/// Reads the rows of the event table. Words recur (`res:errno` stands in two hundred rows, `usesFD` in a hundred): each
/// is read once and then known by its fingerprint, which makes half of the time between start and first line.
struct EventTableParser {
  private var params: [UInt64: ParamInfo] = [:]
  private var shapes: [UInt64: ParamShape] = [:]
  private var flags: [UInt64: EventFlags] = [:]
  private var categories: [UInt64: EventCategory] = [:]

  mutating func event(_ row: [TableText.Word]) -> EventInfo {
    guard row.count >= 5, let code = row[0].number else {
      preconditionFailure("event table row \(row.map(\.string))")
    }
    var classic: Int?
    var params: [ParamInfo] = []
    params.reserveCapacity(row.count - 5)
    for word in row[5...] {
      if word.count == 1, word.first == UInt8(ascii: "+") {
        classic = params.count
      } else {
        params.append(param(word))
      }
    }
    return EventInfo(
      type: EventType(rawValue: UInt16(code)), name: row[2].string, category: category(row[3]),
      flags: flags(row[4]), params: params, classicParamCount: classic ?? params.count)
  }

  private mutating func category(_ word: TableText.Word) -> EventCategory {
    let key = word.fingerprint
    if let known = categories[key] { return known }
    guard let category = EventCategory.names[word.string] else {
      preconditionFailure("event table: category \(word.string)")
    }
    categories[key] = category
    return category
  }

  /// Reads `usesFD|readsFD`; `-` is none.
  private mutating func flags(_ words: TableText.Word) -> EventFlags {
    let key = words.fingerprint
    if let known = flags[key] { return known }
    var found: EventFlags = []
    for word in TableText.split(words, at: UInt8(ascii: "|")) where word.first != UInt8(ascii: "-") {
      guard let flag = EventFlags.names[word.string] else {
        preconditionFailure("event table: flag \(word.string)")
      }
      found.insert(flag)
    }
    flags[key] = found
    return found
  }

  /// Reads `name:kind`, `name:kind(details)` or `name:dyn(details){kind;kind}`. A `~` in a name is a blank.
  private mutating func param(_ word: TableText.Word) -> ParamInfo {
    let key = word.fingerprint
    if let known = params[key] { return known }
    guard let colon = word.firstIndex(of: UInt8(ascii: ":")) else {
      preconditionFailure("event table: param \(word.string)")
    }
    var rest = word[(colon + 1)...]
    var variants: [ParamInfo.Variant] = []
    if let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
      variants = TableText.split(rest[(brace + 1)...].dropLast(), at: UInt8(ascii: ";")).map {
        let shape = self.shape($0)
        return ParamInfo.Variant(kind: shape.kind, style: shape.style)
      }
      rest = rest[..<brace]
    }
    let shape = self.shape(rest)
    let name = word[..<colon].map { $0 == UInt8(ascii: "~") ? UInt8(ascii: " ") : $0 }
    let param = ParamInfo(
      name: String(decoding: name, as: UTF8.self), kind: shape.kind, style: shape.style, names: shape.names,
      directoryParam: shape.directory, variants: variants)
    params[key] = param
    return param
  }

  private mutating func shape(_ word: TableText.Word) -> ParamShape {
    let key = word.fingerprint
    if let known = shapes[key] { return known }
    let shape = ParamShape(word)
    shapes[key] = shape
    return shape
  }
}

/// `kind(hex,file_flags)`: the kind of a param and what the brackets say.
private struct ParamShape {
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
