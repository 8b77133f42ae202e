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
  static func writeName(_ event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch)
    -> Bool
  {
    !event.type.isEnter
  }

  private static let connectExit = EventType(rawValue: 23)

  /// By code of the enter event: open, openat (both), openat2, creat; socket, accept, accept4 (of both ages); pipe,
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
