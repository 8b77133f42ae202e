/// The formats that are there without being written.
extension Format.BuiltIn {
  public var text: String {
    switch self {
    case .plain: "*" + StandardLine.head + StandardLine.process + StandardLine.tail
    case .colored:
      "*" + StandardLine.head + "\u{1B}[01;32m%proc.name\u{1B}[00m "
        + "(\u{1B}[01;36m%proc.pid\u{1B}[00m.%thread.tid) %evt.dir \u{1B}[01;34m%evt.type\u{1B}[00m %evt.info"
    case .container: Self.inContainer("container.name")
    case .kubernetes: Self.inContainer("k8s.pod.name")
    case .mesos: Self.inContainer("mesos.task.name")
    }
  }

  private static func inContainer(_ field: String) -> String {
    "*" + StandardLine.head + "%\(field) (%container.id) %proc.name (%thread.tid:%thread.vtid)"
      + StandardLine.tail
  }
}

extension Format {
  /// Expands what `-p` may hold: `\n`, `\t`, `\e` for the escape character, and `\\`. Other backslashes stay.
  public static func expandingEscapes(_ text: String) -> String {
    var expanded = ""
    var characters = text.unicodeScalars.makeIterator()
    while let character = characters.next() {
      guard character == "\\" else {
        expanded.unicodeScalars.append(character)
        continue
      }
      switch characters.next() {
      case "n": expanded += "\n"
      case "t": expanded += "\t"
      case "e": expanded += "\u{1B}"
      case "\\": expanded += "\\"
      case let other?:
        expanded += "\\"
        expanded.unicodeScalars.append(other)
      case nil: expanded += "\\"
      }
    }
    return expanded
  }
}
