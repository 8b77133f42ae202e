/// What takes any bytes whatever, and traps where something is wrong with what becomes of them.
enum FuzzTarget: String, CaseIterable {
  /// The text of a filter.
  case filter
  /// The text of a format.
  case format
  /// A capture whose framing is mended first, so that damage gets into its blocks.
  case blocks

  func run(_ input: [UInt8]) {
    switch self {
    case .filter: FilterTarget.run(input)
    case .format: FormatTarget.run(input)
    case .blocks: BlocksTarget.run(input)
    }
  }
}

/// Ends the process where `condition` does not hold.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
