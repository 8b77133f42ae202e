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

  /// A table for each class. The verbose one is `Documentation/fields.md`: it has the fields that only views use as
  /// well, and what can be done with each.
  public static func markdown(isVerbose: Bool = false) -> String {
    let tables = FieldClass.all.map { table($0, isVerbose: isVerbose) }.joined()
    return isVerbose ? pageHead + tables : tables
  }

  private static func table(_ fieldClass: FieldClass, isVerbose: Bool) -> String {
    let fields = isVerbose ? fieldClass.fields : fieldClass.shown
    guard !fields.isEmpty else { return "" }
    let rows = fields.map { field in
      "`\(field.name)` | \(field.kind.listedName) |\(isVerbose ? " \(field.remarks) |" : "") \(field.summary)\n"
    }
    return """

      ## Field Class: \(isVerbose ? fieldClass.title : fieldClass.name)

      \(fieldClass.summary)

      Name | Type |\(isVerbose ? " Remarks |" : "") Description
      :----|:-----|\(isVerbose ? ":--------|" : ""):-----------
      \(rows.joined())
      """
  }

  private static let pageHead = """
    # Fields

    What filters and formats can ask of an event. `trowel -l` lists the same, `-lv` with types. This page is made by
    `trowel --list-markdown -v`.

    An *argument* stands in brackets or behind a dot: `proc.aname[2]`, `evt.arg.fd`. Fields *for filters* cannot stand in
    formats; those *for views* are no help to people; *newer* ones are not in sysdig 0.29.3 but in later libraries, and
    most need a capture of a newer writer; no sysdig has those that are *Trowel's own*. A field that an event does not have is missing there: no check on it holds,
    and a format without a `*` in front prints no line.

    """

  private static let nameWidth = 30
  private static let lineWidth = 120

  private static func block(_ fieldClass: FieldClass, isVerbose: Bool) -> String {
    return """
      -------------------------------
      \(padded("Field Class:"))\(fieldClass.title)
      \(padded("Description:"))\(wrapped(fieldClass.summary))

      \(fieldClass.shown.map { row($0, isVerbose: isVerbose) }.joined())

      """
  }

  private static func row(_ field: FieldInfo, isVerbose: Bool) -> String {
    var summary = field.summary
    if field.traits.contains(.own) { summary = "(TROWEL ONLY) " + summary }
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
  fileprivate var title: String { detail.isEmpty ? name : "\(name) (\(detail))" }

  /// The fields that lists show.
  fileprivate var shown: [FieldInfo] { fields.filter { !$0.traits.contains(.hidden) } }
}

extension FieldInfo {
  /// What is to be known before it is used.
  fileprivate var remarks: String {
    var remarks: [String] = []
    switch argument {
    case .none: break
    case .optional: remarks.append("may take an argument")
    case .required: remarks.append("takes an argument")
    }
    if traits.contains(.filterOnly) { remarks.append("for filters") }
    if traits.contains(.hidden) { remarks.append("for views") }
    if traits.contains(.own) {
      remarks.append("Trowel's own")
    } else if !traits.contains(.classic) {
      remarks.append("newer")
    }
    return remarks.joined(separator: ", ")
  }
}

extension FieldInfo.FieldKind {
  /// What lists call the kind: the names that users know from sysdig.
  package var listedName: String {
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
