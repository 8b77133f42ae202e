internal import Events

/// A name and a value that somebody attached to a container or a Kubernetes object.
public struct Label: Equatable, Sendable {
  public let key: StringID
  public let value: StringID
}

extension [Label] {
  /// The value of the label called `key`, or nil.
  public func value(of key: String, in strings: borrowing StringPool) -> StringID? {
    for label in self where strings[label.key].equals(key) { return label.value }
    return nil
  }

  /// The members of a JSON object in the order of their names; of those with the same name the last one.
  ///
  /// - Parameter strictly: take strings alone, not the text of numbers and truth values as well.
  init(
    _ object: JSONValue?, of document: borrowing JSONDocument, strictly: Bool,
    interning strings: inout StringPool
  ) {
    var members: [(name: [UInt8], value: JSONValue)] = []
    document.forEachMember(of: object) { document, key, value in
      guard let name = document.text(of: key) else { return }
      members.append((name, value))
    }
    // Stable, so that the last of equal names can be told.
    members.sort { $0.name.lexicographicallyPrecedes($1.name) }
    self = []
    for (index, member) in members.enumerated() {
      if index + 1 < members.count, members[index + 1].name == member.name { continue }
      let kind = document.kind(of: member.value)
      if strictly, kind != .string { continue }
      let value = kind == .null ? .empty : document.intern(member.value, in: &strings)
      guard let value else { continue }
      append(Label(key: strings.intern(member.name), value: value))
    }
  }
}
