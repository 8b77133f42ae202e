internal import CKernel
internal import Events

/// The system calls of 32-bit programs (`int 0x80`) by number.
struct CompatCalls {
  struct Call {
    let number: Int
    /// In `SyscallTable`.
    let name: String
    /// In `CallTable`; nil where the call's arguments are not what that row expects.
    let row: String?
  }

  static let shared = CompatCalls()

  let calls: [Call]

  /// From this number on all architectures have the same ones.
  static let firstCommonNumber = 424

  init() {
    let own = TableText(Self.rows).rows().map { words in
      guard let number = words[0].number else { preconditionFailure("compat calls: \(words.map(\.string))") }
      let name = words[1].string
      let row = words.count > 2 ? words[2].string : name
      return Call(number: number, name: name, row: row == "-" ? nil : row)
    }
    let common = SyscallTable.shared.all.compactMap { call -> Call? in
      guard let number = call.numberX86, number >= Self.firstCommonNumber else { return nil }
      return Call(number: number, name: call.name, row: call.name)
    }
    calls = own + common
  }
}
