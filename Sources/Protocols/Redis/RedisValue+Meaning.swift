/// Values as commands and as answers.
extension RedisValue {
  var command: Command {
    let verb = parts.first.map { oneLine($0).uppercased() } ?? "?"
    let words = parts.dropFirst().joined(separator: [0x20])
    return Command(verb, Array(words.prefix(Command.longest)))
  }

  /// What kind of answer it is; never what was stored.
  var outcome: Outcome {
    let text = oneLine(line)
    switch kind {
    case UInt8(ascii: "-"): return failure(line)
    case UInt8(ascii: "!"): return failure(parts.first ?? [])
    case UInt8(ascii: "+"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "("): return Outcome(text)
    case UInt8(ascii: "#"): return Outcome(text == "t" ? "true" : "false")
    case UInt8(ascii: "_"): return Outcome("nil")
    case UInt8(ascii: "$"), UInt8(ascii: "="): return Outcome(text.hasPrefix("-") ? "nil" : "\(text) bytes")
    case UInt8(ascii: "%"), UInt8(ascii: "|"): return Outcome("map of \(text)")
    default: return Outcome(text.hasPrefix("-") ? "nil" : "array of \(text)")
    }
  }

  /// `WRONGTYPE Operation against …`: the first word is the code.
  private func failure(_ text: [UInt8]) -> Outcome {
    let words = oneLine(text).split(separator: " ", maxSplits: 1)
    return Outcome(failure: words.first.map(String.init) ?? "", words.count > 1 ? String(words[1]) : "")
  }
}
