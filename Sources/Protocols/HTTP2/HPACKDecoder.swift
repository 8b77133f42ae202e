internal import Events

/// Reads the fields of one direction of an HTTP/2 connection.
///
/// Fields that come again are sent as numbers of a table that both ends fill alike, the newest first. Who joins in the
/// middle has not seen it being filled: what is older than that is not known, and is not made up. The newest entries are
/// numbered from the front and the oldest go first, so that those are right that were added since.
///
/// Source: RFC 7541.
struct HPACKDecoder {
  /// No table that a peer asks for becomes larger.
  private static let largestTable = 65_536
  private static let mostFields = 256
  private static let longestText = 16_384

  /// The newest first.
  private var table: [HPACKField] = []
  private var size = 0
  private var limit = 4096

  /// What has been added so far may not be what the sender has: a block was not seen whole.
  mutating func forget() {
    table = []
    size = 0
  }

  /// The fields of a block, and whether all of them were read. Where one was not, the table is forgotten.
  mutating func decode(_ block: RawSpan) -> (fields: [HPACKField], isWhole: Bool) {
    var cursor = NetworkCursor(block)
    var fields: [HPACKField] = []
    while let first = cursor.peek() {
      if first & 0xE0 == 0x20 {
        guard let limit = Self.integer(&cursor, bits: 5) else { return giveUp(after: fields) }
        self.limit = min(limit, Self.largestTable)
        evict()
      } else {
        guard fields.count < Self.mostFields, let field = self.field(first, &cursor) else {
          return giveUp(after: fields)
        }
        fields.append(field)
      }
    }
    return (fields, fields.allSatisfy { $0.name != nil && $0.value != nil })
  }

  private mutating func giveUp(after fields: [HPACKField]) -> (fields: [HPACKField], isWhole: Bool) {
    forget()
    return (fields, false)
  }

  private mutating func field(_ first: UInt8, _ cursor: inout NetworkCursor) -> HPACKField? {
    if first & 0x80 != 0 {
      guard let index = Self.integer(&cursor, bits: 7), index > 0 else { return nil }
      return entry(index)
    }
    let isAdded = first & 0x40 != 0
    guard let index = Self.integer(&cursor, bits: isAdded ? 6 : 4) else { return nil }
    var field = HPACKField()
    if index > 0 {
      field.name = entry(index).name
    } else {
      guard let name = Self.text(&cursor) else { return nil }
      field.name = name
    }
    guard let value = Self.text(&cursor) else { return nil }
    field.value = value
    if isAdded { add(field) }
    return field
  }

  private func entry(_ index: Int) -> HPACKField {
    let fields = HPACKStaticTable.fields
    if index <= fields.count { return fields[index - 1] }
    let place = index - fields.count - 1
    return place < table.count ? table[place] : HPACKField()
  }

  private mutating func add(_ field: HPACKField) {
    table.insert(field, at: 0)
    size += field.size
    evict()
  }

  private mutating func evict() {
    while size > limit, let last = table.popLast() { size -= last.size }
  }

  /// A number whose first `bits` bits stand in a byte. Source: RFC 7541, 5.1.
  private static func integer(_ cursor: inout NetworkCursor, bits: UInt8) -> Int? {
    guard let first = cursor.byte() else { return nil }
    let mask = UInt8(1) << bits - 1
    var value = Int(first & mask)
    guard first & mask == mask else { return value }
    var shift = 0
    while let byte = cursor.byte() {
      guard shift <= 28 else { return nil }
      value += Int(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }

  /// Source: RFC 7541, 5.2.
  private static func text(_ cursor: inout NetworkCursor) -> [UInt8]? {
    guard let first = cursor.peek(), let length = integer(&cursor, bits: 7), length <= longestText,
      let bytes = cursor.array(length)
    else { return nil }
    return first & 0x80 == 0 ? bytes : HuffmanCode.decode(bytes.rawSpan)
  }
}
