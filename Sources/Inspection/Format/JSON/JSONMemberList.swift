internal import Events
internal import State

/// The members of an object, in the order in which they are written.
struct JSONMemberList: ~Copyable {
  private var members = PlacedList<JSONMember>()
  /// What stands in front of each value, `{"evt.cpu":` or `,"evt.num":`, one after the other.
  private var keys = ByteBuffer()

  /// - Parameter keepsStandardMembers: write those of `StandardMembers` at once, where all are there.
  init(_ fields: [FormatToken.Field], keepingStandardMembers keepsStandardMembers: Bool) {
    let byKey = Dictionary(fields.map { ($0.spelling, $0) }, uniquingKeysWith: { first, _ in first })
    var sorted = byKey.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }[...]
    while let (key, field) = sorted.first {
      let start = keys.count
      keys.append(UInt8(ascii: start == 0 ? "{" : ","))
      keys.append(jsonString: Array(key.utf8).rawSpan)
      keys.append(UInt8(ascii: ":"))
      let length = keys.count - start
      if keepsStandardMembers, sorted.lazy.map(\.key).starts(with: StandardMembers.keys) {
        members.append(JSONMember(standardWithKeyAt: start, keyLength: length))
        sorted = sorted.dropFirst(StandardMembers.keys.count)
      } else {
        members.append(JSONMember(keyStart: start, keyLength: length, field))
        sorted = sorted.dropFirst()
      }
    }
    if keys.isEmpty { keys.append(UInt8(ascii: "{")) }
  }

  /// Appends the object; false where a value was missing, which is null. Fields are read to the end even so: some
  /// remember what they have seen.
  func append(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch, _ data: inout ByteBuffer,
    to out: inout ByteBuffer
  ) -> Bool {
    var isComplete = true
    if members.count == 0 { out.append(keys) }
    for index in 0..<members.count {
      out.append(keys, from: members[index].keyStart, count: members[index].keyLength)
      if !members[index].append(event, machine, &scratch, &data, to: &out) { isComplete = false }
    }
    out.append(UInt8(ascii: "}"))
    return isComplete
  }
}
