internal import Events

extension UserEntry {
  /// Appends a user as an entry of the newest list. Its length counts itself.
  static func write(_ user: UserRecord, to block: inout ByteBuffer) {
    writeEntry(kind: 0, to: &block) { block in
      block.append(little: user.id)
      block.append(little: user.group)
      for text in [user.name, user.home, user.shell] { block.append(counted: text, limit: longestString) }
    }
  }

  /// Appends a group likewise.
  static func write(_ group: GroupRecord, to block: inout ByteBuffer) {
    writeEntry(kind: 1, to: &block) { block in
      block.append(little: group.id)
      block.append(counted: group.name, limit: longestString)
    }
  }

  private static func writeEntry(
    kind: UInt8, to block: inout ByteBuffer, _ body: (inout ByteBuffer) -> Void
  ) {
    let start = block.count
    block.append(little: 0 as UInt32)
    block.append(kind)
    body(&block)
    block.store(little: UInt32(truncatingIfNeeded: block.count - start), at: start)
  }
}
