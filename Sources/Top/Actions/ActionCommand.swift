/// The command line of an action, with what was chosen in it.
///
///     kill -9 %proc.pid          kill -9 2968
///     less %fd.name              less '/tmp/it'\''s here'
///
/// A shell runs it, as actions may ask for one (`$(…)`). What stands for fields comes from a capture, and is quoted: nothing
/// in it means anything to the shell, and nothing that begins with a dash is taken for an option.
package struct ActionCommand: Equatable, Sendable {
  package let text: String

  /// - Parameter value: the value of a field for the chosen row; nil where it has none.
  /// - Returns: nil where a field of the command has no value, which `missing` then names.
  package init?(_ template: String, missing: inout String, value: (String) -> String?) {
    var text = ""
    var rest = template[...]
    while let mark = rest.firstIndex(of: "%") {
      text += rest[..<mark]
      let name = rest[rest.index(after: mark)...].prefix {
        $0.isLetter || $0.isNumber || $0 == "." || $0 == "_"
      }
      guard !name.isEmpty else {
        text.append("%")
        rest = rest[rest.index(after: mark)...]
        continue
      }
      guard let value = value(String(name)), !value.isEmpty, !value.utf8.contains(0) else {
        missing = String(name)
        return nil
      }
      text += Self.quoted(value.hasPrefix("-") ? "./" + value : value)
      rest = rest[name.endIndex...]
    }
    self.text = text + rest
  }

  /// A word that a shell takes as it is.
  static func quoted(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ","):
        true
      default: false
      }
    }
    return isPlain ? value : "'" + value.replacing("'", with: "'\\''") + "'"
  }
}
