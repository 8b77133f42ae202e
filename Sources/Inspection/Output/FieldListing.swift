internal import Events

/// The list of all fields as text: `-l`, with kinds `-lv`, and as Markdown for the reference page.
///
///     -------------------------------
///     Field Class:                  user
///     Description:                  The user as whom the process runs.
///
///     user.uid                      Id of the user.
public enum FieldListing {
  /// A block for each class: names on the left, summaries wrapped on the right.
  public static func text(isVerbose: Bool = false) -> String {
    FieldClass.all.map { block($0, isVerbose: isVerbose) }.joined()
  }

  /// A table for each class.
  public static func markdown() -> String {
    FieldClass.all.map { fieldClass in
      let rows = fieldClass.shown.map { "`\($0.name)` | \($0.kind.listedName) | \($0.summary)\n" }
      return """

        ## Field Class: \(fieldClass.name)

        \(fieldClass.summary)

        Name | Type | Description
        :----|:-----|:-----------
        \(rows.joined())
        """
    }.joined()
  }

  private static let nameWidth = 30
  private static let lineWidth = 120

  private static func block(_ fieldClass: FieldClass, isVerbose: Bool) -> String {
    let title = fieldClass.detail.isEmpty ? fieldClass.name : "\(fieldClass.name) (\(fieldClass.detail))"
    return """
      -------------------------------
      \(padded("Field Class:"))\(title)
      \(padded("Description:"))\(wrapped(fieldClass.summary))

      \(fieldClass.shown.map { row($0, isVerbose: isVerbose) }.joined())

      """
  }

  private static func row(_ field: FieldInfo, isVerbose: Bool) -> String {
    var summary = field.summary
    if field.traits.contains(.filterOnly) { summary = "(FILTER ONLY) " + summary }
    if isVerbose { summary = "(Type: \(field.kind.listedName)) " + summary }
    let name = field.name.utf8.count > nameWidth ? "\(field.name)\n\(padded(""))" : padded(field.name)
    return "\(name)\(wrapped(summary))\n"
  }

  private static func padded(_ text: String) -> String {
    text + String(repeating: " ", count: max(nameWidth - text.utf8.count, 0))
  }

  /// Breaks a summary between words; every word, the last one of a line too, has a blank behind it.
  private static func wrapped(_ text: String) -> String {
    var lines = ""
    var length = 0
    for word in text.split(separator: " ") {
      let width = word.utf8.count + 1
      if length + width > lineWidth - nameWidth {
        lines += "\n" + padded("")
        length = 0
      }
      length += width
      lines += word + " "
    }
    return lines
  }
}

extension FieldClass {
  /// The fields that lists show.
  fileprivate var shown: [FieldInfo] { fields.filter { !$0.traits.contains(.hidden) } }
}

extension FieldInfo.FieldKind {
  /// What lists call the kind: the names that users know from sysdig.
  var listedName: String {
    switch self {
    case .string: "CHARBUF"
    case .bytes: "BYTEBUF"
    case .relativeTime: "RELTIME"
    case .absoluteTime: "ABSTIME"
    case .ipAddress: "IPADDR"
    case .ipNetwork: "IPNET"
    case .dynamic: "DYNAMIC"
    default: "\(self)".uppercased()
    }
  }
}
