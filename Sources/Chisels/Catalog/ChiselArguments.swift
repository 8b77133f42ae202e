/// The arguments of a chisel: one word of the command line, with blanks between them.
///
///     "8080"   "10 disable_color"   "'Mozilla Firefox' 5"      quotes hold an argument together, as do backquotes
public struct ChiselArguments: Equatable, Sendable {
  public let values: [String]

  init(values: [String]) { self.values = values }

  public init(_ text: String) throws(ChiselError) {
    var values: [String] = []
    var value = ""
    var isQuoted = false
    for character in text.drop(while: { $0 == " " }) {
      switch character {
      case "'", "`": isQuoted.toggle()
      case " " where !isQuoted:
        values.append(value)
        value = ""
      default: value.append(character)
      }
    }
    if isQuoted { throw ChiselError("a quote is never closed in the arguments \(text)") }
    if !text.isEmpty { values.append(value) }
    while values.last == "", text.hasSuffix(" ") { values.removeLast() }
    self.values = values
  }

  /// Checks that there are enough of them, and not too many.
  public func check(against description: ChiselDescription) throws(ChiselError) {
    let wanted = description.arguments.map { $0.isOptional ? "[\($0.name)]" : $0.name }.joined(separator: " ")
    if values.count < description.requiredCount {
      throw ChiselError("\(description.name) needs arguments, in one word of the shell: \(wanted)")
    }
    if values.count > description.arguments.count {
      let takes = wanted.isEmpty ? "none" : wanted
      throw ChiselError("\(description.name) was given \(values.count) arguments; it takes \(takes)")
    }
  }

  /// The words of a command line, as scripts hand it to `sysdig.run_app`: double quotes hold a word together.
  public static func words(ofCommand text: String) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case " " where !isQuoted: words.append("")
      default: words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty }
  }
}
