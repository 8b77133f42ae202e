internal import Events

/// When a call is told of by the event of another, older one: a mark in `CallTable`, such as `?follows3`.
///
/// C libraries of today ask about files with newfstatat, statx and faccessat, which have no events in sysdig 0.29.3. A path
/// that is absolute, or relative to the working directory, means the same to stat, lstat and access.
struct CallCondition: Equatable {
  enum Kind: String, CaseIterable {
    /// The path needs no descriptor; links in its last part are followed, or not, or that is of no concern.
    case follows, links, here
    /// There is no path: it is about the descriptor itself.
    case descriptor
  }

  let kind: Kind
  /// The argument that holds the flags.
  let flags: Int

  /// The directory of a path, and where the path is.
  private static let directory = 0
  private static let path: UInt8 = 1

  /// Source: fcntl(2), AT_FDCWD, AT_SYMLINK_NOFOLLOW and AT_EMPTY_PATH.
  private static let workingDirectory: Int32 = -100
  private static let noFollow: UInt64 = 0x100
  private static let emptyPath: UInt64 = 0x1000

  /// Reads `?follows3`; nil where the word is no condition.
  init?(_ word: TableText.Word) {
    guard word.first == UInt8(ascii: "?") else { return nil }
    let name = word.dropFirst().prefix { $0 >= UInt8(ascii: "a") }
    guard let kind = Kind(rawValue: name.string) else { preconditionFailure("call table: \(word.string)") }
    self.kind = kind
    flags = word[name.endIndex...].number ?? 0
  }

  /// Whether the event can stand for this call.
  func holds(_ context: borrowing CallContext) -> Bool {
    let flags = context.call.argument(flags)
    let path = context.bytes(.string, Self.path)
    let isEmpty = path.byteCount == 0 || path.load(0, as: UInt8.self) == 0
    if kind == .descriptor { return isEmpty && flags & Self.emptyPath != 0 && !isAtWorkingDirectory(context) }
    let isAbsolute = !isEmpty && path.load(0, as: UInt8.self) == UInt8(ascii: "/")
    guard isAbsolute || (isAtWorkingDirectory(context) && (!isEmpty || flags & Self.emptyPath == 0)) else {
      return false
    }
    return kind == .here || (kind == .links) == (flags & Self.noFollow != 0)
  }

  private func isAtWorkingDirectory(_ context: borrowing CallContext) -> Bool {
    Int32(truncatingIfNeeded: context.call.argument(Self.directory)) == Self.workingDirectory
  }
}
