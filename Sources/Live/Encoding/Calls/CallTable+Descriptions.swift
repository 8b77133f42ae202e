internal import CKernel
internal import Events

/// What the kernel's side is asked to copy, from the same rows.
extension CallTable {
  /// The description of every call by number, as the map `descs` holds it: native calls, then those of 32-bit programs.
  ///
  /// - Parameter withEnvironment: copy the environments of new programs, which hold secrets.
  func descriptions(architecture: Architecture = .current, withEnvironment: Bool = false) -> [CallDescription]
  {
    descriptions(architecture) { rows, isCompat in
      CallDescription(items: rows.flatMap { $0.items(isCompat: isCompat, withEnvironment) }.merged)
    }
  }

  /// What to copy of a call that has not returned, for the params of its enter alone; by number likewise.
  func enterDescriptions(architecture: Architecture = .current) -> [CallDescription] {
    descriptions(architecture) { rows, isCompat in
      CallDescription(items: rows.flatMap { $0.enterItems(isCompat: isCompat) }.merged)
    }
  }

  private func descriptions(
    _ architecture: Architecture, _ describe: ([Row], _ isCompat: Bool) -> CallDescription
  ) -> [CallDescription] {
    let count = Int(DESCRIPTION_ROWS)
    var all = [CallDescription](repeating: CallDescription(), count: 2 * count)
    for call in SyscallTable.shared.all {
      guard let number = architecture == .arm64 ? call.numberARM64 : call.numberX86, 0..<count ~= number
      else { continue }
      all[number] = describe(rows(named: call.name), false)
    }
    for call in CompatCalls.shared.calls where 0..<count ~= call.number {
      guard let name = call.row else { continue }
      all[count + call.number] = describe(rows(named: name), true)
    }
    return all
  }
}

extension CallTable.Row {
  /// What to copy of a call, for the params of both events.
  func items(isCompat: Bool, _ withEnvironment: Bool) -> [CopyItem] {
    (enterSources + exitSources).flatMap { $0.items(isCompat: isCompat, withEnvironment) }.merged
  }

  /// Whether the call will succeed is not known yet, and nothing has been filled in.
  func enterItems(isCompat: Bool) -> [CopyItem] {
    // A condition asks for the path, which no enter of a row with one shows.
    let sources = condition == nil ? enterSources : enterSources + exitSources
    return sources.flatMap { $0.items(isCompat: isCompat, false) }.filter { !$0.flags.contains(.onSuccess) }
      .map { item in
        var item = item
        item.flags.remove(.onFailure)
        return item
      }.merged
  }
}

extension [CopyItem] {
  /// Each once.
  fileprivate var merged: [CopyItem] {
    var items: [CopyItem] = []
    for item in self { items.merge(item) }
    return items
  }

  /// Adds `item` unless it is there; of two reads of the same bytes the longer one stays.
  fileprivate mutating func merge(_ item: CopyItem) {
    guard
      let index = firstIndex(where: {
        $0.kind == item.kind && $0.argument == item.argument && $0.length == item.length
          && ($0.kind == .bytes || $0 == item)
      })
    else { return append(item) }
    self[index].unit = Swift.max(self[index].unit, item.unit)
    // Asked for without a condition once, it is copied without one.
    self[index].flags.formIntersection(item.flags)
  }
}

extension ParamSource {
  /// What has to be copied for this param.
  func items(isCompat: Bool, _ withEnvironment: Bool) -> [CopyItem] {
    let condition: CopyItem.Flags = isOnSuccess ? .onSuccess : []
    switch origin {
    case .path, .quotapath: return [CopyItem(kind: .string, argument: argument, flags: condition)]
    case .exec:
      return [
        .ofThread(.execPath, .onSuccess), CopyItem(kind: .string, argument: argument, flags: .onFailure),
      ]
    case .short, .int, .long, .quad, .quota, .timespec, .quadspec, .howmode, .ptracedata:
      return [
        CopyItem(kind: .bytes, argument: argument, unit: byteCount(isCompat: isCompat), flags: condition)
      ]
    case .data, .buffer, .sum, .scatter, .gather, .total, .received, .sent, .msgto, .msgfrom, .eachsent,
      .eachreceived:
      return dataItems
    case .addr, .to, .from, .accepted, .queuepct, .queuelen, .queuemax, .sock, .peer: return socketItems
    case .inode:
      return [.inArray(.file, argument, element)]
    case .dev: return [CopyItem(kind: .file, argument: UInt8(ARGUMENT_RESULT), flags: .onSuccess)]
    case .fds, .ready:
      return [CopyItem(kind: .bytes, argument: argument, length: .argument(argument + 1), unit: 8)]
    case .sockval: return [CopyItem(kind: .bytes, argument: argument, length: .argument(element))]
    case .sockgot:
      return [CopyItem(kind: .bytes, argument: argument, length: .pointed(element), flags: .onSuccess)]
    case .semop:
      return [CopyItem(kind: .bytes, argument: argument, length: .argument(argument + 1), unit: 6, limit: 12)]
    default: return threadItems(withEnvironment)
    }
  }

  /// Bytes to read so that element `element` is among them.
  private func byteCount(isCompat: Bool) -> UInt16 {
    let long: UInt16 = isCompat ? 4 : 8
    switch origin {
    case .short: return (UInt16(element) + 1) * 2
    case .int: return (UInt16(element) + 1) * 4
    case .long, .ptracedata: return (UInt16(element) + 1) * long
    case .timespec: return 2 * long
    case .quadspec: return 16
    case .howmode: return 24
    // struct if_dqblk, with which the others begin.
    case .quota: return 72
    default: return (UInt16(element) + 1) * 8
    }
  }

  private var dataItems: [CopyItem] {
    let count = CopyItem.Length.argument(argument + 1)
    switch origin {
    case .data:
      return [
        CopyItem(kind: .bytes, argument: argument, length: .result, flags: [.onSuccess, .snaplen], fd: 0)
      ]
    case .buffer:
      return [CopyItem(kind: .bytes, argument: argument, length: .argument(element), flags: .snaplen, fd: 0)]
    case .sum where isOnSuccess, .scatter:
      return [
        CopyItem(kind: .vector, argument: argument, length: count, flags: [.snaplen, .upToResult], fd: 0)
      ]
    case .sum, .gather:
      return [CopyItem(kind: .vector, argument: argument, length: count, flags: .snaplen, fd: 0)]
    case .total where isOnSuccess, .received, .msgfrom:
      return [
        CopyItem(kind: .message, argument: argument, flags: [.snaplen, .upToResult], fd: 0),
        CopyItem(kind: .socket, argument: 0),
      ]
    case .eachsent, .eachreceived:
      let flags: CopyItem.Flags =
        origin == .eachsent ? [.snaplen, .many, .onSuccess] : [.snaplen, .many, .onSuccess, .upToResult]
      return [
        CopyItem(kind: .message, argument: argument, length: .result, flags: flags, fd: 0),
        CopyItem(kind: .socket, argument: 0),
      ]
    default:
      return [
        CopyItem(kind: .message, argument: argument, flags: .snaplen, fd: 0),
        CopyItem(kind: .socket, argument: 0),
      ]
    }
  }

  private var socketItems: [CopyItem] {
    let limit = UInt32(SOCKADDR_MAX)
    let own = CopyItem(kind: .socket, argument: 0)
    switch origin {
    case .addr:
      return [CopyItem(kind: .bytes, argument: argument, length: .argument(argument + 1), limit: limit)]
    case .to:
      return [CopyItem(kind: .bytes, argument: argument, length: .argument(argument + 1), limit: limit), own]
    case .from:
      let length = CopyItem.Length.pointed(argument + 1)
      return [
        CopyItem(kind: .bytes, argument: argument, length: length, limit: limit, flags: .onSuccess), own,
      ]
    case .accepted: return [CopyItem(kind: .socket, argument: UInt8(ARGUMENT_RESULT), flags: .onSuccess)]
    case .sock, .peer: return [.inArray(.socket, argument, element)]
    default: return [own]
    }
  }

  private func threadItems(_ withEnvironment: Bool) -> [CopyItem] {
    switch origin {
    case .exe, .args:
      // A failed execve is known by what it was given; a clone has no argument of that kind.
      let given = CopyItem(kind: .strings, argument: argument, flags: .onFailure)
      return [.ofThread(.arguments, .onSuccess)] + (argument == 0 ? [] : [given])
    case .env:
      guard withEnvironment else { return [] }
      return [
        .ofThread(.environment, .onSuccess),
        CopyItem(kind: .strings, argument: argument, flags: .onFailure),
      ]
    case .cgroups: return [.ofThread(.cgroups, [])]
    case .ptid, .fdlimit, .majflt, .minflt, .vmsize, .vmrss, .vmswap, .comm, .tty, .pgid, .loginuid,
      .exeflags,
      .uid, .gid, .vtid, .vpid:
      return [.ofThread(.task, [])]
    default: return []
    }
  }
}

extension CopyItem {
  fileprivate static func ofThread(_ kind: SegmentKind, _ flags: Flags) -> CopyItem {
    CopyItem(kind: kind, argument: UInt8(ARGUMENT_NONE), flags: flags)
  }

  /// About descriptor `element` of the array behind an argument, once the call has filled it.
  fileprivate static func inArray(_ kind: SegmentKind, _ argument: UInt8, _ element: UInt8) -> CopyItem {
    var item = CopyItem(kind: kind, argument: argument, flags: [.onSuccess, .fdPointed])
    item.length = .argument(element)
    return item
  }
}
