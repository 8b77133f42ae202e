import TestSupport

/// What strace, or `--strace`, wrote of a program: the lines of each thread, with both halves of a call in one, and with
/// names in place of what differs from run to run.
struct StraceLines {
  /// In the order in which threads were seen first.
  let threads: [[String]]

  init(_ lines: [String]) {
    var order: [String] = []
    var found: [String: [String]] = [:]
    var begun: [String: String] = [:]
    for line in lines {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { continue }
      let thread = String(words[0])
      if found[thread] == nil {
        order.append(thread)
        found[thread] = []
      }
      let text = Self.withoutDuration(String(words[1].drop { $0 == " " }))
      if let whole = StraceText.joined(text, &begun[thread]) { found[thread]?.append(whole) }
    }
    threads = order.map { thread in (found[thread] ?? []).map { Self.renamed($0, order) } }
  }

  /// From the last program that was executed to the end.
  func fromExecution(of name: String) -> [[String]] {
    threads.map { lines in
      let start = lines.lastIndex { $0.hasPrefix("execve(") && $0.contains(name) } ?? 0
      return Array(lines[start...])
    }
  }

  private static func withoutDuration(_ text: String) -> String {
    guard text.hasSuffix(">"), let open = text.lastIndex(of: "<"),
      text[open...].dropFirst().dropLast().allSatisfy({ $0.isNumber || $0 == "." })
    else { return text }
    return String(text[..<open].dropLast())
  }

  /// Ports and ids of threads get names, and blanks that fill a column are one.
  private static func renamed(_ text: String, _ threads: [String]) -> String {
    var out = ""
    var digits = ""
    for character in text + "\n" {
      if character.isNumber {
        digits.append(character)
        continue
      }
      if out.hasSuffix("htons("), !digits.isEmpty {
        out += "PORT"
      } else if let index = threads.firstIndex(of: digits), out.last?.isLetter != true {
        out += "T\(index)"
      } else {
        out += digits
      }
      digits = ""
      if character != " " || out.last != " " { out.append(character) }
    }
    return String(out.dropLast())
  }

  /// Ours says the same: where it has `...`, or `?` for a result, strace may have anything.
  static func agree(ours: String, theirs: String) -> Bool {
    let parts = ours.replacing("= ?", with: "= ...").split(separator: "...", omittingEmptySubsequences: false)
    var rest = theirs[...]
    for (index, part) in parts.enumerated() {
      if index == 0 {
        guard rest.hasPrefix(part) else { return false }
        rest = rest.dropFirst(part.count)
      } else if index == parts.count - 1 {
        return rest.hasSuffix(part)
      } else {
        guard let range = rest.firstRange(of: part) else { return false }
        rest = rest[range.upperBound...]
      }
    }
    return rest.isEmpty
  }
}
