internal import TestSupport

/// Any bytes are read as a capture to an end, as they are and once their framing is whole: then whatever is wrong lies
/// within blocks.
enum BlocksTarget {
  private static let file = MemoryFile([])

  static func run(_ input: [UInt8]) {
    // The same input always meets the same question.
    let number = input.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
    read(input, number)
    read(MendedBlocks(input).bytes, number)
  }

  private static func read(_ bytes: [UInt8], _ number: Int) {
    file.replace(by: bytes)
    let format = Pipeline.formats[number % Pipeline.formats.count]
    let filter = number % 3 == 0 ? Pipeline.filters[number / 3 % Pipeline.filters.count] : ""
    do {
      try Pipeline.run(path: file.path, format: format, filter: filter, style: number)
    } catch {
      fatalError("\(error)")
    }
  }
}
