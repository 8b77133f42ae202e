/// The command line of an action, with what was chosen in it.
///
///     kill -9 %proc.pid          kill -9 2968
///     less %fd.name              less '/tmp/it'\\''s here'
///
/// A shell runs it, as actions may ask for one (`$(…)`). What stands for fields comes from a capture, and is quoted byte by
/// byte: nothing in it means anything to the shell, and nothing that begins with a dash is taken for an option. Inside quotes
/// of its own a command can name no field, as there no quoting would be safe.
package struct ActionCommand: Equatable, Sendable {
  package let text: String

  /// Why there is no command.
  package enum Obstacle: Error, Equatable {
    /// The row has no value for the field.
    case missing(String)
    /// The field stands inside quotes.
    case quoted(String)
  }

  /// - Parameter value: the value of a field for the chosen row; nil where it has none.
  package init(_ template: String, value: (String) -> String?) throws(Obstacle) {
    var text: [UInt8] = []
    var quote: UInt8?
    var rest = Array(template.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\""), quote == nil || quote == byte {
        quote = quote == nil ? byte : nil
      }
      let name = rest.prefix(while: Self.isNameByte)
      guard byte == UInt8(ascii: "%"), !name.isEmpty else {
        text.append(byte)
        continue
      }
      rest = rest[name.endIndex...]
      let field = String(decoding: name, as: UTF8.self)
      if quote != nil { throw .quoted(field) }
      guard let value = value(field), !value.isEmpty, !value.utf8.contains(0) else { throw .missing(field) }
      text += Self.quoted(Array(value.utf8))
    }
    self.text = String(decoding: text, as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// A word that a shell takes as it is.
  private static func quoted(_ value: [UInt8]) -> [UInt8] {
    let dash: [UInt8] = value.first == UInt8(ascii: "-") ? Array("./".utf8) : []
    if value.allSatisfy({ isNameByte($0) || "/-:,".utf8.contains($0) }) { return dash + value }
    let mark = UInt8(ascii: "'")
    let inside = value.flatMap { $0 == mark ? Array("'\\''".utf8) : [$0] }
    return dash + [mark] + inside + [mark]
  }
}
