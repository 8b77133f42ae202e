/// What the table says of one event.
public struct EventInfo: Sendable {
  public let type: EventType
  public let name: String
  public let category: EventCategory
  public let flags: EventFlags
  /// Every param that any version writes, oldest first.
  public let params: [ParamInfo]
  /// How many of `params` sysdig 0.29.3 knows; the others come from newer writers.
  public let classicParamCount: Int

  /// The index of the param called `name`, or nil.
  public func index(ofParam name: String) -> Int? { params.firstIndex { $0.name == name } }
}

/// What the table says of one param of an event.
public struct ParamInfo: Sendable {
  public let name: String
  public let kind: ParamKind
  public let style: NumberStyle
  /// The names of a flag, enum or mode value.
  public let names: NameTable?
  /// For a relative path: which param of the event holds the directory.
  public let directoryParam: Int?
  /// For `dyn`: what each selector stands for.
  public let variants: [Variant]

  public struct Variant: Sendable {
    public let kind: ParamKind
    public let style: NumberStyle
  }
}

/// Facts about an event that decide how it is handled.
@frozen
public struct EventFlags: OptionSet, Sendable {
  public let rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  @inlinable public static var createsFD: EventFlags { EventFlags(rawValue: 1) }
  @inlinable public static var destroysFD: EventFlags { EventFlags(rawValue: 2) }
  @inlinable public static var usesFD: EventFlags { EventFlags(rawValue: 4) }
  @inlinable public static var readsFD: EventFlags { EventFlags(rawValue: 8) }
  @inlinable public static var writesFD: EventFlags { EventFlags(rawValue: 16) }
  @inlinable public static var changesState: EventFlags { EventFlags(rawValue: 32) }
  /// A code that only keeps enter and exit in pairs.
  @inlinable public static var unused: EventFlags { EventFlags(rawValue: 64) }
  @inlinable public static var waits: EventFlags { EventFlags(rawValue: 128) }
  /// Not tied to a thread's calls: scheduler and internal events.
  @inlinable public static var skipsState: EventFlags { EventFlags(rawValue: 256) }
  /// Replaced by a later code, found in old captures only.
  @inlinable public static var old: EventFlags { EventFlags(rawValue: 512) }
  /// Param lengths are 4 bytes wide.
  @inlinable public static var large: EventFlags { EventFlags(rawValue: 1024) }
  /// Unknown to sysdig 0.29.3.
  @inlinable public static var newer: EventFlags { EventFlags(rawValue: 2048) }

  static let names: [String: EventFlags] = [
    "createsFD": .createsFD, "destroysFD": .destroysFD, "usesFD": .usesFD, "readsFD": .readsFD,
    "writesFD": .writesFD, "changesState": .changesState, "unused": .unused, "waits": .waits,
    "skipsState": .skipsState, "old": .old, "large": .large, "newer": .newer,
  ]
}

/// What an event is about: a subject in the low bits, and whether it is I/O, waiting, scheduling or internal.
@frozen
public struct EventCategory: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  @inlinable public static var unknown: EventCategory { EventCategory(rawValue: 0) }
  @inlinable public static var other: EventCategory { EventCategory(rawValue: 1) }
  @inlinable public static var file: EventCategory { EventCategory(rawValue: 2) }
  @inlinable public static var net: EventCategory { EventCategory(rawValue: 3) }
  @inlinable public static var ipc: EventCategory { EventCategory(rawValue: 4) }
  @inlinable public static var memory: EventCategory { EventCategory(rawValue: 5) }
  @inlinable public static var process: EventCategory { EventCategory(rawValue: 6) }
  @inlinable public static var sleep: EventCategory { EventCategory(rawValue: 7) }
  @inlinable public static var system: EventCategory { EventCategory(rawValue: 8) }
  @inlinable public static var signal: EventCategory { EventCategory(rawValue: 9) }
  @inlinable public static var user: EventCategory { EventCategory(rawValue: 10) }
  @inlinable public static var time: EventCategory { EventCategory(rawValue: 11) }
  @inlinable public static var processing: EventCategory { EventCategory(rawValue: 12) }
  @inlinable public static var ioRead: EventCategory { EventCategory(rawValue: 32) }
  @inlinable public static var ioWrite: EventCategory { EventCategory(rawValue: 33) }
  @inlinable public static var ioOther: EventCategory { EventCategory(rawValue: 34) }
  @inlinable public static var wait: EventCategory { EventCategory(rawValue: 64) }
  @inlinable public static var scheduler: EventCategory { EventCategory(rawValue: 128) }
  @inlinable public static var `internal`: EventCategory { EventCategory(rawValue: 256) }

  /// I/O on a descriptor, whose kind then decides the category that is shown.
  @inlinable
  public var isIO: Bool { rawValue & 32 != 0 }

  /// The event carries state and is not what a process did: it is shown only when asked for.
  @inlinable
  public var isInternal: Bool { rawValue & 256 != 0 }

  static let names: [String: EventCategory] = [
    "unknown": .unknown, "other": .other, "file": .file, "net": .net, "ipc": .ipc, "memory": .memory,
    "process": .process, "sleep": .sleep, "system": .system, "signal": .signal, "user": .user, "time": .time,
    "processing": .processing, "io-read": .ioRead, "io-write": .ioWrite, "io-other": .ioOther, "wait": .wait,
    "scheduler": .scheduler, "internal": .internal,
  ]
}
