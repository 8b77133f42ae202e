internal import Events
internal import State

/// How a file was opened.
extension FieldInfo {
  static let eventOpens: [FieldInfo] = [
    FieldInfo("evt.opens", .uint32, "1 for calls that open a file or try to, to be added up.", .own) {
      event, _, _ in !event.type.isEnter && FDMaker.isOpeningFile(event.type) ? .uint(1) : nil
    },
    FieldInfo("evt.is_open_read", .bool, "True when a file was opened to be read.") { event, _, _ in
      .bool(event.openFlags & OpenFlag.read != 0)
    },
    FieldInfo("evt.is_open_write", .bool, "True when a file was opened to be written.") { event, _, _ in
      .bool(event.openFlags & OpenFlag.write != 0)
    },
    FieldInfo("evt.is_open_exec", .bool, "True when a file was made that may be executed.") { event, _, _ in
      .bool(event.createdMode & 0o111 != 0)
    },
    FieldInfo("evt.is_open_create", .bool, "True when opening a file made it.", []) { event, _, _ in
      .bool(event.openFlags & OpenFlag.created != 0)
    },
  ]
}

/// Bits of the `file_flags` of the event table.
private enum OpenFlag {
  static let read: UInt32 = 1
  static let write: UInt32 = 2
  static let create: UInt32 = 4
  static let temporary: UInt32 = 8192
  static let created: UInt32 = 16384
}

extension EventView {
  /// Where the flags of an open stand; its mode is right behind them. Nil for other events.
  private var openFlagsIndex: Int? {
    switch type {
    case .openExit, .oldOpenatEnter: 2
    case .openatExit, .openat2Exit: 3
    default: nil
    }
  }

  fileprivate var openFlags: UInt32 { openFlagsIndex.flatMap { param($0)?.value(as: UInt32.self) } ?? 0 }

  /// The mode of a file that the call made or would have made; 0 for others.
  fileprivate var createdMode: UInt32 {
    if type == .creatExit { return param(2)?.value(as: UInt32.self) ?? 0 }
    guard openFlags & (OpenFlag.create | OpenFlag.temporary) != 0, let index = openFlagsIndex else {
      return 0
    }
    return param(index + 1)?.value(as: UInt32.self) ?? 0
  }
}
