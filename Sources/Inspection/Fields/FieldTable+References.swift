/// Finding a field in the middle of text, for formats and filters alike.
///
///     %evt.num.%evt.cpu        evt.num: a dot that no argument follows is not the field's
///     %evt.time.s              evt.time.s, not evt.time: the longest name wins
///     %evt.arg.name=           evt.arg with the argument name
///     %proc.aname[2]           proc.aname with the argument 2
extension FieldTable {
  /// A field that was found, and how many bytes of the text it took.
  package struct Match: Sendable {
    package let reference: FieldReference
    package let length: Int
  }

  /// The field that starts at byte `start` of `text`; nil when no field's name does.
  package func reference(at start: Int, in text: [UInt8]) throws(FieldError) -> Match? {
    guard let info = field(longestAt: start, in: text) else { return nil }
    let end = start + info.name.utf8.count
    guard info.argument != .none, end < text.count else {
      return Match(reference: try FieldReference(info), length: end - start)
    }
    if text[end] == UInt8(ascii: "["), let bracket = try Self.bracketed(text, from: end) {
      return Match(reference: try FieldReference(info, bracket.argument), length: bracket.end - start)
    }
    if text[end] == UInt8(ascii: "."), let dotted = try dotted(info, text, from: end + 1) {
      return Match(reference: dotted.reference, length: dotted.end - start)
    }
    return Match(reference: try FieldReference(info), length: end - start)
  }

  /// The field with the longest name that the text has at `start`.
  func field(longestAt start: Int, in text: [UInt8]) -> FieldInfo? {
    guard start >= 0, start < text.count else { return nil }
    var end = start
    while end < text.count, end - start < longestName, Self.isNameByte(text[end]) { end += 1 }
    while end > start {
      if let info = self[String(decoding: text[start..<end], as: UTF8.self)] { return info }
      end -= 1
    }
    return nil
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// What stands between the bracket at `start` and the one that closes it; quotes around it are dropped.
  private static func bracketed(
    _ text: [UInt8], from start: Int
  ) throws(FieldError) -> (argument: FieldArgument, end: Int)? {
    var from = start + 1
    var closing: [UInt8] = [UInt8(ascii: "]")]
    if from < text.count, text[from] == UInt8(ascii: "\"") || text[from] == UInt8(ascii: "'") {
      closing.insert(text[from], at: 0)
      from += 1
    }
    var end = from
    while end + closing.count <= text.count {
      if text[end..<end + closing.count].elementsEqual(closing) {
        let inside = String(decoding: text[from..<end], as: UTF8.self)
        return (FieldArgument(text: inside), end + closing.count)
      }
      end += 1
    }
    throw FieldError("the bracket is never closed")
  }

  /// How many bytes behind a dot are tried as an argument, each length at a time: more than any label's key has (Kubernetes
  /// has 253 for its prefix, a slash and 63).
  private static let longestArgument = 512

  /// The longest argument behind a dot that the field accepts; nil when there is none and the field can do
  /// without.
  private func dotted(
    _ info: FieldInfo, _ text: [UInt8], from start: Int
  ) throws(FieldError) -> (reference: FieldReference, end: Int)? {
    var end = start
    while end < text.count, end - start < Self.longestArgument, Self.isKeyByte(text[end]) { end += 1 }
    var rejected: FieldError?
    while end > start {
      let argument = FieldArgument(text: String(decoding: text[start..<end], as: UTF8.self))
      do throws(FieldError) {
        return (try FieldReference(info, argument), end)
      } catch {
        if rejected == nil { rejected = error }
      }
      end -= 1
    }
    if info.argument == .required, let rejected { throw rejected }
    return nil
  }

  /// Bytes of a label's or a param's name.
  private static func isKeyByte(_ byte: UInt8) -> Bool {
    isNameByte(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
  }
}
