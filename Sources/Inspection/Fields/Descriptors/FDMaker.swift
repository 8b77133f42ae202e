internal import Events
internal import State

/// Calls that were to make a descriptor but failed, of which no descriptor tells what they tried to open.
enum FDMaker {
  /// The letter of `fd.typechar` by what the call would have made. A socket counts as IPv4, whatever its family.
  static func typeLetter(of type: EventType) -> UInt8 {
    self[type].letter
  }

  /// The call tells what it tries to open, whether or not it succeeds.
  static func isOpening(_ type: EventType) -> Bool { self[type].subject != nil }

  /// A `connect` returned an error, so that the descriptor is named after an earlier one.
  static func isFailedConnect(_ event: EventView) -> Bool {
    guard event.type == .connectExit, let result = event.param(0)?.value(as: Int64.self) else { return false }
    return result < 0
  }

  /// Writes what the call tried to open; nothing where that is not known. False for calls that have not returned.
  static func writeName(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch
  ) -> Bool {
    // The path of the first `openat` stood in its enter, which is gone by the time that somebody asks.
    if event.type.isEnter || event.type == .oldOpenatExit { return false }
    switch self[event.type].subject {
    case .param: _ = scratch.params.appendBest(1, event, machine, to: &scratch.text)
    case .path: writePath(event, machine, &scratch)
    case nil: break
    }
    return true
  }

  /// The path that an `openat` was given, in its directory.
  private static func writePath(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch
  ) {
    guard let path = event.param(2), let directory = event.param(1)?.value(as: Int64.self),
      let slot = machine.moment.thread
    else { return }
    let start = scratch.text.count
    scratch.text.append(
      path: path, in: FD(rawValue: directory), of: slot, machine, unknown: "<UNKNOWN>")
    if !scratch.isForComparison { scratch.dropUnprintable(from: start) }
  }

  /// Where an event tells what it tried to open: its second param, or a path in a directory.
  private enum Subject: BitwiseCopyable { case param, path }

  /// What is known of a call by its name, whatever the version of its event.
  private struct Row: BitwiseCopyable {
    var letter = UInt8(ascii: "o")
    var subject: Subject?
  }

  private static let file = UInt8(ascii: "f")
  private static let socket = UInt8(ascii: "4")

  private static let rows: [String: Row] = [
    "open": Row(letter: file, subject: .param),
    "creat": Row(letter: file, subject: .param),
    "openat": Row(letter: file, subject: .path),
    "openat2": Row(letter: file, subject: .path),
    "socket": Row(letter: socket),
    "connect": Row(subject: .param),
    "accept": Row(letter: socket, subject: .param),
    "accept4": Row(subject: .param),
    "pipe": Row(letter: UInt8(ascii: "p")),
    "eventfd": Row(letter: UInt8(ascii: "e")),
    "signalfd": Row(letter: UInt8(ascii: "s")),
    "timerfd_create": Row(letter: UInt8(ascii: "t")),
    "inotify_init": Row(letter: UInt8(ascii: "i")),
  ]

  /// The same by code, so that no event asks by a string.
  private static let byCode = ImmortalArray(EventTable.shared.all.map { rows[$0.name] ?? Row() })

  private static subscript(type: EventType) -> Row { byCode[Int(type.rawValue)] ?? Row() }
}
