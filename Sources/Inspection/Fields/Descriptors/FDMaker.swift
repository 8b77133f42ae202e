internal import Events
internal import State

/// Calls that were to make a descriptor but failed, of which no descriptor tells what they tried to open.
enum FDMaker {
  /// The letter of `fd.typechar` by what the call would have made. A socket counts as IPv4, whatever its family.
  static func typeLetter(of type: EventType) -> UInt8 {
    letters[type.rawValue & ~1] ?? UInt8(ascii: "o")
  }

  /// A `connect` returned an error, so that the descriptor is named after an earlier one.
  static func isFailedConnect(_ event: EventView) -> Bool {
    guard event.type == connectExit, let result = event.param(0)?.value(as: Int64.self) else { return false }
    return result < 0
  }

  /// Writes what the call tried to open; nothing where that is not known. False for calls that have not returned.
  static func writeName(
    _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch
  ) -> Bool {
    if event.type.isEnter || event.type == oldOpenatExit { return false }
    switch subjects[event.type.rawValue] {
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
    guard let path = event.param(2)?.untilNUL(), let directory = event.param(1)?.value(as: Int64.self),
      let slot = machine.moment.thread
    else { return }
    let start = scratch.text.count
    if path.byteCount == 0 || path.load(0, as: UInt8.self) != UInt8(ascii: "/") {
      if directory == FD.workingDirectory.rawValue {
        scratch.text.append(machine.strings[machine.workingDirectory(of: slot)])
      } else if let fd = machine.fd(FD(rawValue: directory), of: slot) {
        scratch.text.append(machine.strings[fd.name])
        scratch.text.append(UInt8(ascii: "/"))
      } else {
        scratch.text.append("<UNKNOWN>" as StaticString)
      }
    }
    guard scratch.text.count - start + path.byteCount + 2 <= longestPath else {
      scratch.text.truncate(to: start)
      scratch.text.append("/PATH_TOO_LONG" as StaticString)
      return
    }
    scratch.text.append(path: path, onto: start)
    if !scratch.isForComparison { scratch.dropUnprintable(from: start) }
  }

  /// Longer paths are not put together.
  private static let longestPath = 1024
  private static let connectExit = EventType(rawValue: 23)
  /// The path of the first `openat` stood in its enter, which is gone by the time that somebody asks.
  private static let oldOpenatExit = EventType(rawValue: 103)

  /// Where an event tells what it tried to open: its second param, or a path in a directory.
  private enum Subject { case param, path }

  /// By code: open, creat, connect, accept and accept4 of every age; openat and openat2.
  private static let subjects: [UInt16: Subject] = [
    3: .param, 59: .param, 23: .param, 27: .param, 247: .param, 57: .param, 249: .param, 389: .param,
    307: .path, 327: .path,
  ]

  /// By code of the enter event: open, openat (both), openat2, creat; socket, accept, accept4 (of every age); pipe,
  /// eventfd, signalfd, timerfd_create, inotify_init.
  private static let letters: [UInt16: UInt8] = {
    let groups: [(letter: UInt8, codes: [UInt16])] = [
      (UInt8(ascii: "f"), [2, 102, 306, 326, 58]), (UInt8(ascii: "4"), [18, 26, 246, 56, 248]),
      (UInt8(ascii: "p"), [60]), (UInt8(ascii: "e"), [62]), (UInt8(ascii: "s"), [126]),
      (UInt8(ascii: "t"), [136]), (UInt8(ascii: "i"), [138]),
    ]
    var letters: [UInt16: UInt8] = [:]
    for group in groups {
      for code in group.codes { letters[code] = group.letter }
    }
    return letters
  }()
}
