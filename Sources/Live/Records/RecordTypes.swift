internal import CKernel

// The fixed parts of records and segments are the structs of BPF/Interface/records.h themselves, loaded where they lie:
// their layout is written down once. These are their names in Swift.

typealias RecordHeader = record_header
/// A system call from its entering to its returning (`call`), or one that has not returned yet (`enter`).
typealias CallRecord = call_record
typealias SwitchRecord = switch_record
typealias SignalRecord = signal_record
typealias ExitRecord = exit_record
typealias FaultRecord = fault_record
typealias DropRecord = drop_record
typealias FileRecord = file_record
typealias CgroupRecord = cgroup_record
typealias MemoryNumbers = memory_numbers

typealias MessageSegment = message_segment
typealias SocketSegment = socket_segment
typealias FileSegment = file_segment
typealias TaskSegment = task_segment
typealias CgroupsSegment = cgroups_segment

/// What a record is about.
enum RecordKind: UInt16, CaseIterable {
  case call = 1
  case enter = 2
  case `switch` = 3
  case signal = 4
  case exit = 5
  case fault = 6
  case drop = 7
  case task = 8
  case file = 9
  case cgroup = 10

  /// Bytes before the first segment.
  var fixedSize: Int {
    switch self {
    case .call, .enter: MemoryLayout<CallRecord>.size
    case .switch: MemoryLayout<SwitchRecord>.size
    case .signal: MemoryLayout<SignalRecord>.size
    case .exit: MemoryLayout<ExitRecord>.size
    case .fault: MemoryLayout<FaultRecord>.size
    case .drop: MemoryLayout<DropRecord>.size
    case .task: MemoryLayout<RecordHeader>.size
    case .file: MemoryLayout<FileRecord>.size
    case .cgroup: MemoryLayout<CgroupRecord>.size
    }
  }
}

/// What a segment, and the item of a description that asks for it, is.
enum SegmentKind: UInt8, CaseIterable {
  case bytes = 1
  case string = 2
  case strings = 3
  case vector = 4
  case message = 5
  case messageName = 6
  case messageData = 7
  case messageControl = 8
  case socket = 9
  case socketPath = 10
  case peerPath = 11
  case file = 12
  case task = 13
  case arguments = 14
  case environment = 15
  case cgroups = 16
  case execPath = 17
  case path = 18
}

enum SegmentStatus: UInt8 {
  case ok = 0
  case truncated = 1
  case unreadable = 2
}

/// Flags of a call, `CallRecord.flags`.
struct CallFlags: OptionSet {
  let rawValue: UInt16

  static let compat = CallFlags(rawValue: 1 << 0)
  static let noEnter = CallFlags(rawValue: 1 << 1)
  static let enterSent = CallFlags(rawValue: 1 << 2)
  static let cut = CallFlags(rawValue: 1 << 3)
  static let none = CallFlags(rawValue: 1 << 4)
}

extension CallRecord {
  /// The register argument `index`, 0 to 5.
  func argument(_ index: Int) -> UInt64 {
    switch index {
    case 0: args.0
    case 1: args.1
    case 2: args.2
    case 3: args.3
    case 4: args.4
    default: args.5
    }
  }

  var callFlags: CallFlags { CallFlags(rawValue: flags) }
}
