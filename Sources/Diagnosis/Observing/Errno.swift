/// The error numbers of Linux that decide what a failure is.
enum Errno {
  static let interrupted: Int32 = 4
  static let again: Int32 = 11
  static let noMemory: Int32 = 12
  static let tooManyInSystem: Int32 = 23
  static let tooManyOpen: Int32 = 24
  static let brokenPipe: Int32 = 32
  static let addressNotAvailable: Int32 = 99
  static let networkUnreachable: Int32 = 101
  static let connectionReset: Int32 = 104
  static let isConnected: Int32 = 106
  static let timedOut: Int32 = 110
  static let connectionRefused: Int32 = 111
  static let hostUnreachable: Int32 = 113
  static let alreadyUnderWay: Int32 = 114
  static let nowUnderWay: Int32 = 115

  /// The connection is being made.
  static func isUnderWay(_ errno: Int32) -> Bool {
    errno == nowUnderWay || errno == alreadyUnderWay || errno == interrupted
  }

  /// There was nothing to be had, or no room, for now.
  static func isPause(_ errno: Int32) -> Bool { errno == again || errno == interrupted }

  /// Something has run out, or leads nowhere.
  static func isLimit(_ errno: Int32) -> Bool {
    switch errno {
    case noMemory, tooManyInSystem, tooManyOpen, addressNotAvailable, networkUnreachable, hostUnreachable:
      true
    default: false
    }
  }
}
