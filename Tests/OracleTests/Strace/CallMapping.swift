import Events

/// How a call of strace's account is found again in a recording.
struct CallMapping {
  /// A param of our event, and what of strace's account it equals.
  ///
  ///     column = param "=" ("r" | argument) ("." part)*
  ///
  /// `size=2` is the third argument, `fd1=0.0` the first element of the first, `tuple=1.msg_name.to` the far end of the
  /// tuple, which is the field `msg_name` of the second. `r` is the result. An array of iovecs stands for its bytes
  /// together, or the sum of its lengths.
  struct Column {
    let param: String
    let argument: Int?
    let parts: [String]
    /// Which end of a tuple is meant.
    let end: FactText.End

    init(_ word: Substring) {
      let sides = word.split(separator: "=")
      precondition(sides.count == 2, "call mapping: \(word)")
      var parts = sides[1].split(separator: ".").map(String.init)
      param = String(sides[0])
      argument = Int(parts[0])
      parts.removeFirst()
      end = parts.last == "from" ? .source : .destination
      self.parts = parts.filter { $0 != "from" && $0 != "to" }
    }
  }

  let event: String
  let enter: [Column]
  let exit: [Column]
  /// The exit is an event for each element of this argument, in which the columns of the exit look.
  let messages: Int?

  static let byName: [String: CallMapping] = Dictionary(
    uniqueKeysWithValues: rows.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      guard words.count >= 3, let turn = words.firstIndex(where: { $0.hasPrefix("<") }) else {
        preconditionFailure("call mapping: \(line)")
      }
      return (
        String(words[0]),
        CallMapping(
          event: String(words[1]), enter: words[3..<turn].map { Column($0) },
          exit: words[(turn + 1)...].map { Column($0) }, messages: Int(words[turn].dropFirst()))
      )
    })
}

extension CallMapping.Column {
  /// The value that the column means; nil where strace does not tell it.
  func value(_ arguments: [StraceValue], result: Int64) -> StraceValue? {
    guard let argument else { return .number(result) }
    guard argument < arguments.count else { return nil }
    return parts.reduce(arguments[argument]) { value, part in value.flatMap { Self.part(part, of: $0) } }
  }

  /// A field, or an element; `first` and `others` of a list of strings. Nothing is behind a pointer that strace could not
  /// follow.
  private static func part(_ part: String, of value: StraceValue) -> StraceValue? {
    if value.number != nil || value == .other { return .other }
    if let index = Int(part), let list = value.list { return index < list.count ? list[index] : nil }
    switch part {
    case "first": return value.list?.first
    case "others": return value.list.map { .list(Array($0.dropFirst())) }
    default: return value[part]
    }
  }
}
