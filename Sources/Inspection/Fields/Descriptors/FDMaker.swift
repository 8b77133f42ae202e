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

  /// The call opens a file, or tries to.
  static func isOpeningFile(_ type: EventType) -> Bool { self[type].letter == file }

  /// A `connect` returned an error, so that the descriptor is named after an earlier one.
  static func isFailedConnect(_ event: EventView) -> Bool {
    guard event.type == .connectExit, let result = event.param(0)?.value(as: Int64.self) else { return false }
    return result < 0
  }

  /// Writes what the call tried to open; nothing where the event does not tell. False where nobody knows: the call has
  /// not returned, or what it told when it began is gone.
  static func writeName(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch
  ) -> Bool {
    if event.type.isEnter { return false }
    switch self[event.type].subject {
    case .param: _ = scratch.params.appendBest(1, event, machine, to: &scratch.text)
    case .path: writePath(event.param(1), event.param(2), machine, &scratch)
    case .enterPath:
      // sysdig forgets the enter of a call as soon as the exit has passed the filter: only filters see the path.
      guard scratch.isForComparison, let path = machine.enterParam(1, ofOldOpenat: event) else {
        return false
      }
      writePath(machine.enterParam(0, ofOldOpenat: event), path, machine, &scratch)
    case nil: break
    }
    return true
  }

  /// A path that is relative to a directory, if both are known.
  private static func writePath(
    _ directory: RawSpan?, _ path: RawSpan?, _ machine: borrowing Machine, _ scratch: inout FieldScratch
  ) {
    guard let path, let directory = directory?.value(as: Int64.self), let slot = machine.moment.thread else {
      return
    }
    let start = scratch.text.count
    scratch.text.append(
      path: path, in: FD(rawValue: directory), of: slot, machine, unknown: "<UNKNOWN>")
    if !scratch.isForComparison { scratch.dropUnprintable(from: start) }
  }

  /// Where an event tells what it tried to open: its second param, a path in a directory, or one that only the enter
  /// has.
  private enum Subject: BitwiseCopyable { case param, path, enterPath }

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
  private static let byCode = ImmortalArray(
    EventTable.shared.all.map { event in
      var row = rows[event.name] ?? Row()
      if event.type == .oldOpenatExit { row.subject = .enterPath }
      return row
    })

  private static subscript(type: EventType) -> Row { byCode[Int(type.rawValue)] ?? Row() }
}
