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

  public static let createsFD = EventFlags(rawValue: 1)
  public static let destroysFD = EventFlags(rawValue: 2)
  public static let usesFD = EventFlags(rawValue: 4)
  public static let readsFD = EventFlags(rawValue: 8)
  public static let writesFD = EventFlags(rawValue: 16)
  public static let changesState = EventFlags(rawValue: 32)
  /// A code that only keeps enter and exit in pairs.
  public static let unused = EventFlags(rawValue: 64)
  public static let waits = EventFlags(rawValue: 128)
  /// Not tied to a thread's calls: scheduler and internal events.
  public static let skipsState = EventFlags(rawValue: 256)
  /// Replaced by a later code, found in old captures only.
  public static let old = EventFlags(rawValue: 512)
  /// Param lengths are 4 bytes wide.
  public static let large = EventFlags(rawValue: 1024)
  /// Unknown to sysdig 0.29.3.
  public static let newer = EventFlags(rawValue: 2048)

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

  public static let unknown = EventCategory(rawValue: 0)
  public static let other = EventCategory(rawValue: 1)
  public static let file = EventCategory(rawValue: 2)
  public static let net = EventCategory(rawValue: 3)
  public static let ipc = EventCategory(rawValue: 4)
  public static let memory = EventCategory(rawValue: 5)
  public static let process = EventCategory(rawValue: 6)
  public static let sleep = EventCategory(rawValue: 7)
  public static let system = EventCategory(rawValue: 8)
  public static let signal = EventCategory(rawValue: 9)
  public static let user = EventCategory(rawValue: 10)
  public static let time = EventCategory(rawValue: 11)
  public static let processing = EventCategory(rawValue: 12)
  public static let ioRead = EventCategory(rawValue: 32)
  public static let ioWrite = EventCategory(rawValue: 33)
  public static let ioOther = EventCategory(rawValue: 34)
  public static let wait = EventCategory(rawValue: 64)
  public static let scheduler = EventCategory(rawValue: 128)
  public static let `internal` = EventCategory(rawValue: 256)

  /// I/O on a descriptor, whose kind then decides the category that is shown.
  @inlinable
  public var isIO: Bool { rawValue & 32 != 0 }

  static let names: [String: EventCategory] = [
    "unknown": .unknown, "other": .other, "file": .file, "net": .net, "ipc": .ipc, "memory": .memory,
    "process": .process, "sleep": .sleep, "system": .system, "signal": .signal, "user": .user, "time": .time,
    "processing": .processing, "io-read": .ioRead, "io-write": .ioWrite, "io-other": .ioOther, "wait": .wait,
    "scheduler": .scheduler, "internal": .internal,
  ]
}
