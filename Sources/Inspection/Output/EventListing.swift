internal import Events

/// The list of all events as text (`-L`): a line an event, as in `> read(FD fd, UINT32 size)`.
///
/// Events that older versions wrote, internal ones and those that only newer libraries know are left out.
public enum EventListing {
  public static func text() -> String {
    EventTable.shared.all.filter(isListed).map(line).joined()
  }

  private static func isListed(_ event: EventInfo) -> Bool {
    event.flags.isDisjoint(with: [.unused, .old, .newer]) && event.category != .internal
  }

  private static func line(_ event: EventInfo) -> String {
    let params = event.params.prefix(event.classicParamCount).map { "\($0.kind.listedName) \($0.name)" }
    return "\(event.type.isEnter ? ">" : "<") \(event.name)(\(params.joined(separator: ", ")))\n"
  }
}

extension ParamKind {
  /// What lists call the kind: the names that users know from sysdig.
  var listedName: String { Self.listedNames[self] ?? rawValue.uppercased() }

  private static let listedNames: [ParamKind: String] = [
    .chars: "CHARBUF", .bytes: "BYTEBUF", .path: "FSPATH", .relpath: "FSRELPATH", .syscall: "SYSCALLID",
    .dyn: "DYNAMIC", .charsarray: "CHARBUFARRAY", .pairsarray: "CHARBUF_PAIR_ARRAY",
  ]
}
