/// What takes any bytes whatever, and traps where something is wrong with what becomes of them.
enum FuzzTarget: String, CaseIterable {
  /// The text of a filter.
  case filter
  /// The text of a format.
  case format
  /// A capture whose framing is mended first, so that damage gets into its blocks.
  case blocks
  /// A file of zstd frames, or a recipe for one.
  case frames
  /// The directory of an index.
  case directory
  /// A conversation: what is said of each buffer, and its bytes.
  case conversation
  /// Calls of processes that ask one another, with times and results of a stranger.
  case requests

  func run(_ input: [UInt8]) {
    switch self {
    case .filter: FilterTarget.run(input)
    case .format: FormatTarget.run(input)
    case .blocks: BlocksTarget.run(input)
    case .frames: FramesTarget.run(input)
    case .directory: DirectoryTarget.run(input)
    case .conversation: ConversationTarget.run(input)
    case .requests: RequestsTarget.run(input)
    }
  }

  /// Writes the corpus anew; false for those that people write.
  func writeSeeds(to folder: String) -> Bool {
    switch self {
    case .filter, .format: return false
    case .blocks: BlockSeeds.write(to: folder)
    case .frames: FrameSeeds.write(to: folder)
    case .directory: DirectorySeeds.write(to: folder)
    case .conversation: ConversationSeeds.write(to: folder)
    case .requests: RequestSeeds.write(to: folder)
    }
    return true
  }
}

/// Ends the process where `condition` does not hold.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
