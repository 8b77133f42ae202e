internal import Events

/// What a thread waits for in a call of each type.
enum WaitShape: UInt8 {
  case none
  /// What the descriptor is decides.
  case byDescriptor
  /// Descriptors, or nothing but time.
  case poll
  case sleep, lock, disk, process, network
  /// What the call is decides, which the event says in a param.
  case generic

  /// The kind of a wait where the call alone decides it.
  var kind: Wait.Kind? {
    switch self {
    case .sleep: .sleep
    case .lock: .lock
    case .disk: .disk
    case .process: .process
    case .network: .network
    case .none, .byDescriptor, .poll, .generic: nil
    }
  }
}

/// The same for all events and system calls, by code.
struct WaitShapes {
  static let shared = WaitShapes(.shared, .shared)

  private let ofEvents: [WaitShape]
  private var ofCalls: [WaitShape]
  private let names: [String]

  init(_ events: EventTable, _ calls: SyscallTable) {
    ofEvents = events.all.map(Self.shape)
    names = events.all.map(\.name)
    ofCalls = []
    for call in calls.all {
      let missing = Int(call.code) + 1 - ofCalls.count
      if missing > 0 { ofCalls.append(contentsOf: repeatElement(.none, count: missing)) }
      ofCalls[Int(call.code)] = Self.byName[call.name] ?? .none
    }
  }

  subscript(type: EventType) -> WaitShape {
    Int(type.rawValue) < ofEvents.count ? ofEvents[Int(type.rawValue)] : .none
  }

  /// Of a generic event, by the code of its call.
  subscript(call code: UInt16) -> WaitShape { Int(code) < ofCalls.count ? ofCalls[Int(code)] : .none }

  func name(of type: EventType) -> String {
    Int(type.rawValue) < names.count ? names[Int(type.rawValue)] : "a call"
  }

  private static func shape(of event: EventInfo) -> WaitShape {
    guard !event.flags.contains(.unused), !event.type.isEnter else { return .none }
    if event.type.isGeneric { return .generic }
    if let known = byName[event.name] { return known }
    if event.category == .wait { return .poll }
    if event.category == .sleep { return .sleep }
    return event.category.isIO ? .byDescriptor : .none
  }

  private static let byName: [String: WaitShape] = [
    "futex": .lock, "flock": .lock, "fcntl": .lock, "semop": .lock, "semtimedop": .lock,
    "nanosleep": .sleep, "clock_nanosleep": .sleep, "pause": .sleep, "rt_sigtimedwait": .sleep,
    "fsync": .disk, "fdatasync": .disk, "sync": .disk, "syncfs": .disk, "sync_file_range": .disk,
    "msync": .disk, "open": .disk, "openat": .disk, "openat2": .disk, "stat": .disk, "rename": .disk,
    "renameat": .disk, "renameat2": .disk, "unlink": .disk, "unlinkat": .disk, "mkdir": .disk,
    "wait4": .process, "waitid": .process, "connect": .network, "accept": .network, "accept4": .network,
    "sendmmsg": .byDescriptor, "recvmmsg": .byDescriptor, "splice": .byDescriptor,
  ]
}
