extension ThreadStory {
  /// The call in the form in which recordings tell of it: what asks about a path that needs no descriptor, or about the
  /// descriptor itself, is an older call with fewer arguments.
  static func recorded(_ name: String, _ arguments: [StraceValue]) -> (name: String, arguments: [StraceValue])
  {
    let unchanged = (name, arguments)
    guard let place = flagsPlace[name], arguments.count >= 3, let directory = arguments[0].number else {
      return unchanged
    }
    let flags = place < arguments.count ? arguments[place].number ?? 0 : 0
    // AT_EMPTY_PATH, AT_FDCWD, AT_SYMLINK_NOFOLLOW
    let isEmpty = arguments[1].string?.isEmpty ?? false
    let isOfFiles = !name.hasPrefix("faccessat")
    if isEmpty, flags & 0x1000 != 0, directory != -100, isOfFiles { return ("fstat", [arguments[0]]) }
    guard directory == -100 || arguments[1].string?.first == 0x2F, !isEmpty || flags & 0x1000 == 0 else {
      return unchanged
    }
    guard isOfFiles else { return ("access", Array(arguments[1...])) }
    return (flags & 0x100 != 0 ? "lstat" : "stat", [arguments[1]])
  }

  /// Which argument holds the flags.
  private static let flagsPlace = ["newfstatat": 3, "statx": 2, "faccessat": 3, "faccessat2": 3]
}
