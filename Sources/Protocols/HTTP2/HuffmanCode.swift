internal import Events

/// The code in which HPACK may write text: frequent letters are short.
///
/// It is canonical: codes of a length are consecutive, in the order of their symbols, and begin where those of the length
/// below end. So its lengths say all.
///
/// Source: RFC 7541, Appendix B.
enum HuffmanCode {
  /// The bits of each symbol's code, 0 to 255, and the end of a string last: a letter for each, `a` being 5.
  private static let lengths: StaticString = """
    isxxxxxxxtzxxzxxxxxxxxzxxxxxxxxxbffhibdgffdgdbbbaaabbbbbbbcdkbhfibcccccccccccccccccccc
    ccdcdioijbkabababbbaccbbbabcbaabccccckgjixprpprrrsrssssststtrstssssqrsrsstrqprrssqsrrt
    qrssqqrqsrssprrrsrrsvvporsruvvvwwvtuoqvwwvwtqqvvxwwwptpqrqqsrruuttvsvwvvwwwwwxwwwwwvz
    """
  private static let shortest = 5
  private static let longest = 30

  /// For each length: its first code, how many there are, and where its symbols begin.
  private static let table: (levels: [Level], symbols: [UInt16]) = makeTable()

  private struct Level {
    let first: UInt32
    let count: UInt32
    let start: Int
  }

  private static func makeTable() -> ([Level], [UInt16]) {
    var symbolsOf: [[UInt16]] = Array(repeating: [], count: longest + 1)
    var symbol: UInt16 = 0
    for byte in lengths.description.utf8 where byte != UInt8(ascii: "\n") {
      symbolsOf[Int(byte - UInt8(ascii: "a")) + shortest].append(symbol)
      symbol += 1
    }
    var levels: [Level] = []
    var symbols: [UInt16] = []
    var code: UInt32 = 0
    for ofLength in symbolsOf {
      code <<= 1
      levels.append(Level(first: code, count: UInt32(ofLength.count), start: symbols.count))
      symbols += ofLength
      code += UInt32(ofLength.count)
    }
    return (levels, symbols)
  }

  /// The text of some code; nil where it is none, or padded wrongly.
  static func decode(_ bytes: RawSpan) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.byteCount * 8 / shortest)
    var code: UInt32 = 0
    var length = 0
    for index in 0..<bytes.byteCount {
      let byte = bytes.load(index, as: UInt8.self)
      for shift in stride(from: UInt8(7), through: 0, by: -1) {
        code = code << 1 | UInt32(byte >> shift & 1)
        length += 1
        guard length <= longest else { return nil }
        let level = table.levels[length]
        guard code >= level.first, code - level.first < level.count else { continue }
        let symbol = table.symbols[level.start + Int(code - level.first)]
        // The end of a string is never written.
        guard symbol < 256 else { return nil }
        text.append(UInt8(symbol))
        code = 0
        length = 0
      }
    }
    // What is left of the last byte is ones.
    return length < 8 && code == (1 << UInt32(length)) - 1 ? text : nil
  }
}
