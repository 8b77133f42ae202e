import CKernel

@testable import Live

/// Descriptions for the calls that the tests look at: what each of their arguments is.
enum DescribedCalls {
  private static let result = UInt8(ARGUMENT_RESULT)
  private static let none = UInt8(ARGUMENT_NONE)

  static let files: [(Int, CallDescription)] = [
    (
      CallNumber.openat,
      [CopyItem(kind: .string, argument: 1), CopyItem(kind: .file, argument: result, flags: .onSuccess)]
    ),
    (CallNumber.write, [CopyItem(kind: .bytes, argument: 1, length: .argument(2), flags: .snaplen)]),
    (CallNumber.writev, [CopyItem(kind: .vector, argument: 1, length: .argument(2), flags: .snaplen)]),
    (
      CallNumber.preadv,
      [CopyItem(kind: .vector, argument: 1, length: .argument(2), flags: [.snaplen, .upToResult])]
    ),
    (CallNumber.pread, [CopyItem(kind: .bytes, argument: 1, length: .result, flags: .snaplen)]),
    (CallNumber.poll, [CopyItem(kind: .bytes, argument: 0, length: .argument(1), unit: 8)]),
  ].map { ($0, CallDescription(items: $1)) }

  static let sockets: [(Int, CallDescription)] = [
    (
      CallNumber.connect,
      [
        CopyItem(kind: .bytes, argument: 1, length: .argument(2), limit: 128),
        CopyItem(kind: .socket, argument: 0),
      ]
    ),
    (
      CallNumber.accept,
      [CopyItem(kind: .socket, argument: result, flags: .onSuccess), CopyItem(kind: .socket, argument: 0)]
    ),
    (
      CallNumber.sendto,
      [
        CopyItem(kind: .bytes, argument: 1, length: .argument(2), flags: .snaplen),
        CopyItem(kind: .socket, argument: 0),
      ]
    ),
    (
      CallNumber.recvfrom,
      [
        CopyItem(kind: .bytes, argument: 1, length: .result, flags: .snaplen),
        CopyItem(kind: .bytes, argument: 4, length: .pointed(5), limit: 128),
      ]
    ),
    (
      CallNumber.socketpair,
      [
        CopyItem(kind: .bytes, argument: 3, unit: 8, flags: .onSuccess),
        CopyItem(kind: .socket, argument: 3, length: .argument(1), flags: [.onSuccess, .fdPointed]),
      ]
    ),
    (
      CallNumber.sendmmsg,
      [CopyItem(kind: .message, argument: 1, length: .argument(2), flags: [.snaplen, .many])]
    ),
  ].map { ($0, CallDescription(items: $1)) }

  private static let thread = [
    CopyItem(kind: .task, argument: none), CopyItem(kind: .arguments, argument: none, flags: .onSuccess),
    CopyItem(kind: .cgroups, argument: none),
  ]

  static let processes: [(Int, CallDescription)] = [
    (CallNumber.clone, thread), (CallNumber.clone3, thread),
    (
      CallNumber.execve,
      thread + [
        CopyItem(kind: .execPath, argument: none, flags: .onSuccess),
        CopyItem(kind: .string, argument: 0, flags: .onFailure),
        CopyItem(kind: .strings, argument: 1, flags: .onFailure),
      ]
    ),
  ].map { ($0, CallDescription(items: $1)) }
}
