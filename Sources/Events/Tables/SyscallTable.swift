/// The system calls that generic events stand for.
public struct SyscallTable: Sendable {
  public struct Syscall: Sendable {
    /// The code in the first param of a generic event.
    public let code: UInt16
    public let name: String
    public let category: EventCategory
    public let numberX86: Int?
    public let numberARM64: Int?
  }

  public static let shared = SyscallTable()

  private let syscalls: [Syscall?]

  init() {
    var found: [Syscall] = TableText(Self.rows).rows().map { row in
      guard row.count == 5, let code = row[0].number, let category = EventCategory.names[row[2].string] else {
        preconditionFailure("syscall table row \(row.map(\.string))")
      }
      return Syscall(
        code: UInt16(code), name: row[1].string, category: category, numberX86: row[3].number,
        numberARM64: row[4].number)
    }
    found.sort { $0.code < $1.code }
    var dense = [Syscall?](repeating: nil, count: Int(found.last?.code ?? 0) + 1)
    for each in found { dense[Int(each.code)] = each }
    syscalls = dense
  }

  /// The call with that code, or nil: codes come from files.
  public subscript(code: UInt16) -> Syscall? {
    Int(code) < syscalls.count ? syscalls[Int(code)] : nil
  }

  public var all: [Syscall] { syscalls.compactMap(\.self) }
}
