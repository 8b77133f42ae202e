internal import Inspection

/// What a row is, as filters name it.
struct ViewKey: Sendable {
  let format: ColumnFormat
  /// The field whose value it is in filters; nil for rows of lists, which no filter names.
  let filterField: String?
  /// What is opened from there is free of it again.
  let filtersChildOnly: Bool

  init(_ plan: ViewPlan) {
    format = plan.rules[plan.keyIndex].format
    filterField = plan.view.key?.filterField(depth: plan.depth)
    filtersChildOnly = plan.view.key?.filtersChildOnly ?? false
  }

  /// What the field has to be: texts between quotes.
  func value(_ cell: ViewCell) -> String {
    let text = CellText.plain(cell, format)
    return format.kind == .string || format.kind == .bytes ? FilterQuoting.quoted(text) : text
  }
}

/// Texts of captures as values in filters.
enum FilterQuoting {
  /// The text between quotes, with backslashes where it would end there.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"", "\\": quoted += "\\"
      default: break
      }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }
}
