internal import Chisels

extension Flag {
  /// What an argument is, for shells that complete it.
  enum ArgumentKind: Equatable {
    case anything, file, folder, format, filter
    case oneOf([String])
  }

  /// The kind that the argument's name tells; nil for an option without one.
  var argumentKind: ArgumentKind? {
    guard let name = argument.name else { return nil }
    let kinds: [String: ArgumentKind] = [
      "file": .file, "folder": .folder, "path": .file, "probe": .file, "socket": .file, "format": .format,
      "filter": .filter, "view": .oneOf(ViewCatalog.builtInIDs), "c|container": .oneOf(["c"]),
    ]
    if let kind = kinds[name] { return kind }
    let choices = name.split(separator: "|").map(String.init)
    return choices.count > 1 && choices.allSatisfy { $0.count == 1 } ? .oneOf(choices) : .anything
  }

  /// `-r` and `--readfile`: all spellings.
  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + long.map { "--" + $0 } }

  /// The first sentence of the help, without its full stop.
  var summary: String {
    var end = help.endIndex
    var index = help.startIndex
    while index < help.endIndex {
      let next = help.index(after: index)
      let isLast = next == help.endIndex || help[next] == " "
      if help[index] == "." && isLast || help[index] == ";" {
        end = index
        break
      }
      index = next
    }
    return String(help[..<end])
  }
}
