/// Lists of chisels as text, in the layout that users of sysdig know.
public enum ChiselListing {
  /// `-cl`: a block for each category.
  public static func text(_ chisels: [ChiselDescription]) -> String {
    let categories = Set(chisels.map(\.category)).sorted()
    return categories.map { category in
      heading(category) + chisels.filter { $0.category == category }.map(row).joined()
    }.joined()
  }

  /// `-i NAME`: what it does, and what its arguments are.
  public static func text(_ chisel: ChiselDescription) -> String {
    let arguments = chisel.arguments.map { argument in
      let name = "[\(argument.kind)] \(argument.name)\(argument.isOptional ? " (optional)" : "")"
      return "\(name) - \(argument.description)".wrapped(to: 79, indent: 17)
    }
    return heading(chisel.category) + row(chisel) + "\n"
      + chisel.description.wrapped(to: 79, indent: 0)
      + "Args:\n" + (arguments.isEmpty ? "(None)\n" : arguments.joined())
  }

  private static func heading(_ category: String) -> String {
    let title = "Category: \(category.isEmpty ? "Other" : category)"
    return "\n\(title)\n\(String(repeating: "-", count: title.count))\n"
  }

  private static let nameWidth = 16

  private static func row(_ chisel: ChiselDescription) -> String {
    let gap = nameWidth - chisel.name.count
    let name =
      gap > 0
      ? chisel.name + String(repeating: " ", count: gap)
      : chisel.name + "\n" + String(repeating: " ", count: nameWidth)
    return name + chisel.shortDescription + "\n"
  }
}

extension String {
  /// The text in lines that are no longer than `width` unless a word is, those behind the first indented.
  fileprivate func wrapped(to width: Int, indent: Int) -> String {
    var text = ""
    var length = 0
    for word in split(separator: " ") {
      if length > 0, length + 1 + word.count > width {
        text += "\n" + String(repeating: " ", count: indent)
        length = indent
      } else if length > 0 {
        text += " "
        length += 1
      }
      text += word
      length += word.count
    }
    return text + "\n"
  }
}
