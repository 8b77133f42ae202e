extension EventView {
  /// The code in `SyscallTable` of the call that a generic event stands for; nil where it has none.
  ///
  /// sysdig 0.29.3 ends with a fault on codes that it does not know. Our recordings have 0 in their place, and the code
  /// behind the params that any library reads.
  public var syscallCode: UInt16? {
    guard let code = param(0)?.value(as: UInt16.self) else { return nil }
    return code != 0 ? code : param(2)?.value(as: UInt16.self) ?? code
  }

  /// What the call of a generic exit returned, which our recordings tell behind the params that any library reads.
  public var genericResult: Int64? { type == .genericExit ? param(3)?.value(as: Int64.self) : nil }
}

extension EventType {
  /// The return of a call that has no event of its own.
  static let genericExit = EventType(rawValue: 1)
}
