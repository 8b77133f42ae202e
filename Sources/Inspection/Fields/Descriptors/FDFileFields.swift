internal import Events
internal import State

/// More about files behind descriptors, as newer libraries have it.
extension FieldInfo {
  static let fdFiles: [FieldInfo] = [
    .ofFD("fd.ino", .int64, "Inode of the file, where the writer of the capture told it; else 0.", []) {
      fd, _, _ in
      .int(Int64(bitPattern: fd.inode))
    },
    FieldInfo(
      "fd.nameraw", .string,
      "Path of a file as the program gave it when it opened the file, without `.` and `..` taken out.", []
    ) { event, machine, scratch in
      guard let slot = machine.threadUsingFD(event) else { return nil }
      guard let fd = machine.eventFD(of: slot) else {
        return event.appendOpenedPath(to: &scratch.text) ? .text : nil
      }
      guard fd.kind.isFile || fd.kind == .directory else { return nil }
      return .name(fd.givenName == .empty ? fd.name : fd.givenName)
    },
    .ofFD(
      "fd.is_upper_layer", .bool,
      "Whether the file lies in the layer of an overlay file system that is written to.", []
    ) { fd, _, _ in .bool(fd.isInUpperLayer) },
    .ofFD(
      "fd.is_lower_layer", .bool,
      "Whether the file lies in a layer of an overlay file system that is only read.", []
    ) { fd, _, _ in .bool(fd.isInLowerLayer) },
    .taking(
      .optional, "fd.types", .string,
      "Types of all descriptors of the process, each once; with a number, as in fd.types[1], of that one.",
      .list
    ) { argument throws(FieldError) in
      guard let argument else { return .each(eachType) }
      guard let number = argument.index else {
        throw FieldError("fd.types takes the number of a descriptor, as in fd.types[1]")
      }
      return .one { _, machine, scratch in
        guard let slot = machine.moment.thread, let fd = machine.fd(FD(rawValue: Int64(number)), of: slot)
        else { return nil }
        scratch.text.append(fd.kind.typeName)
        return .text
      }
    },
  ]

  private static let eachType: EachExtractor = { _, machine, scratch, index in
    guard let slot = machine.moment.thread else { return nil }
    // A bit for each word, so that nothing is allocated.
    var seen: UInt32 = 0
    var left = index
    var found: FDKind?
    machine.forEachFD(of: slot) { _, fd in
      let bit: UInt32 = 1 << UInt32(min(fd.kind.sharingItsName.rawValue, 31))
      guard seen & bit == 0 else { return true }
      seen |= bit
      if left == 0 { found = fd.kind }
      left -= 1
      return found == nil
    }
    guard let found else { return nil }
    scratch.text.append(found.typeName)
    return .text
  }
}

extension FDKind {
  /// The first kind with the same word: two kinds of files are files, sockets that listen are sockets.
  fileprivate var sharingItsName: FDKind {
    switch self {
    case .fileV2: .file
    case .ipv4Listener: .ipv4Socket
    case .ipv6Listener: .ipv6Socket
    default: self
    }
  }
}

extension EventView {
  /// Appends the path that a call was to open; false for other events.
  fileprivate func appendOpenedPath(to out: inout ByteBuffer) -> Bool {
    let index =
      switch type {
      case .openExit, .creatExit: 1
      case .openatExit, .openat2Exit: 2
      default: -1
      }
    guard let path = param(index) else { return false }
    out.append(path.untilNUL())
    return true
  }
}
