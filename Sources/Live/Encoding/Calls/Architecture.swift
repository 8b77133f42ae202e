/// Whose numbers of system calls and flags are meant.
enum Architecture: CaseIterable {
  case x86
  case arm64

  static var current: Architecture {
    #if arch(arm64)
      .arm64
    #else
      .x86
    #endif
  }
}
