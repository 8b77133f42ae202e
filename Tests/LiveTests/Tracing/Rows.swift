import CKernel
import Glibc

@testable import Live

/// Rows of descriptions for tests, by what they copy.
enum Rows {
  static let none = UInt8(ARGUMENT_NONE)
  static let result = UInt8(ARGUMENT_RESULT)

  static let openat = CallDescription(items: [
    CopyItem(kind: .string, argument: 1), CopyItem(kind: .file, argument: result, flags: .onSuccess),
  ])
  static func buffer(_ length: CopyItem.Length) -> CallDescription {
    CallDescription(items: [
      CopyItem(kind: .bytes, argument: 1, length: length, flags: .snaplen),
      CopyItem(kind: .socket, argument: 0),
    ])
  }
  static func vector(isRead: Bool) -> CallDescription {
    CallDescription(items: [
      CopyItem(
        kind: .vector, argument: 1, length: .argument(2), flags: isRead ? [.snaplen, .upToResult] : .snaplen)
    ])
  }
  static func messages(isRead: Bool) -> CallDescription {
    CallDescription(items: [
      CopyItem(
        kind: .message, argument: 1, length: isRead ? .result : .argument(2),
        flags: isRead ? [.snaplen, .many, .upToResult] : [.snaplen, .many]),
      CopyItem(kind: .socket, argument: 0),
    ])
  }
  static let address = CallDescription(items: [
    CopyItem(kind: .bytes, argument: 1, length: .argument(2), limit: 128),
    CopyItem(kind: .socket, argument: 0),
  ])
  static let descriptor = CallDescription(items: [CopyItem(kind: .socket, argument: 0)])
  static let newDescriptor = CallDescription(items: [
    CopyItem(kind: .socket, argument: result, flags: .onSuccess)
  ])
  static func pair(_ argument: UInt8, _ kind: SegmentKind) -> CallDescription {
    CallDescription(items: [
      CopyItem(kind: kind, argument: argument, length: .argument(0), flags: [.onSuccess, .fdPointed]),
      CopyItem(kind: kind, argument: argument, length: .argument(1), flags: [.onSuccess, .fdPointed]),
    ])
  }
  static let execve = CallDescription(items: [
    CopyItem(kind: .string, argument: 0, flags: .onFailure),
    CopyItem(kind: .strings, argument: 1, flags: .onFailure),
    CopyItem(kind: .execPath, argument: none, flags: .onSuccess), CopyItem(kind: .task, argument: none),
    CopyItem(kind: .arguments, argument: none),
    CopyItem(kind: .environment, argument: none, flags: .onSuccess),
    CopyItem(kind: .cgroups, argument: none),
  ])
  static let clone = CallDescription(items: [
    CopyItem(kind: .task, argument: none), CopyItem(kind: .cgroups, argument: none),
  ])
}
