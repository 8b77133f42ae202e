internal import Events

extension Transformer {
  /// Every transformer. A new one is a row here, and one in `Documentation/language.md`.
  static let all: [Transformer] = [
    Transformer(
      name: "tolower", result: .text, parts: .oneText,
      work: .change { buffer, start in
        buffer.map(from: start, \.lowercased)
        return true
      }),
    Transformer(
      name: "toupper", result: .text, parts: .oneText,
      work: .change { buffer, start in
        buffer.map(from: start, \.uppercased)
        return true
      }),
    Transformer(
      name: "b64", result: .same, parts: .oneTextOrData,
      work: .change { buffer, start in buffer.decodeBase64(from: start) }),
    Transformer(
      name: "basename", result: .text, parts: .oneText,
      work: .change { buffer, start in
        buffer.keepBasename(from: start)
        return true
      }),
    Transformer(name: "len", result: .number, parts: .oneTextOrData, work: .value(length)),
    Transformer(
      name: "join", result: .text,
      parts: Parts(
        count: 2...2, sorts: .text, lists: .only(1),
        noun: "a text and a list, as in join(\",\", (proc.name, fd.name))"),
      work: .value(join)),
    Transformer(
      name: "concat", result: .text,
      parts: Parts(count: 2...mostTexts, sorts: .text, lists: .none, noun: "two texts or more"),
      work: .value { parts, event, machine, scratch, buffer in
        for part in parts {
          guard part.value(event, machine, &scratch, into: &buffer) != nil else { return nil }
        }
        return .text
      }),
    Transformer(
      name: "getopt", result: .text,
      parts: Parts(
        count: 2...2, sorts: .text, lists: .first,
        noun: "words and the letters of options, as in getopt(proc.args, \"ab:\")"),
      work: .list { parts, event, machine, scratch, list in
        guard let options = CommandLineOptions(parts, event, machine, &scratch) else { return false }
        for text in options.all { list.append(text) }
        return true
      },
      workOfLetter: { letter, parts, event, machine, scratch, buffer in
        guard let options = CommandLineOptions(parts, event, machine, &scratch),
          let text = options.argument(of: letter)
        else { return nil }
        buffer.append(text)
        return .text
      }),
  ]

  /// A limit of ours, and more than anyone writes.
  private static let mostTexts = 64
}
