import Events

/// Calls that sysdig 0.29.3 has no code for: in our recordings it calls them all `<unknown>`, and we by their names.
enum NewerCalls {
  private static let lastClassicCode: UInt16 = 328

  /// Without those that have an event of their own, which is what recordings hold.
  private static let names: Set<ArraySlice<UInt8>> = {
    let known = EventTable.shared.all.filter { !$0.flags.contains(.newer) }.map(\.name)
    let newer = SyscallTable.shared.all.filter { $0.code > lastClassicCode }.map(\.name)
    return Set(Set(newer).subtracting(known).map { Array($0.utf8)[...] })
  }()

  /// The lines as sysdig prints them: the name behind a direction, where it is one of those.
  static func unknown(in output: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(output.count)
    var previous: ArraySlice<UInt8> = []
    for word in output.split(separator: 0x20, omittingEmptySubsequences: false) {
      if !result.isEmpty || !previous.isEmpty { result.append(0x20) }
      let isName = (previous.elementsEqual([0x3E]) || previous.elementsEqual([0x3C])) && names.contains(word)
      result += isName ? Array("<unknown>".utf8)[...] : word
      previous = word
    }
    return result
  }
}
