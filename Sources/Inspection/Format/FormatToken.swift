/// A piece of a format: a field, and the text in front of it.
///
///     *%evt.num %4evt.type.      "" evt.num, " " evt.type in 4 columns, "." and no field
struct FormatToken {
  /// The text in front; empty where fields stand side by side.
  let literal: [UInt8]
  /// Nil for the text behind the last field.
  let field: Field?

  struct Field {
    /// A field alone, or what transformers make of fields.
    let expression: Expression
    /// As it is written in the format, argument included; of transformers, as they are printed.
    let spelling: String
    /// Columns; 0 for as many as the value has.
    let width: Int
    /// Its name is also text of the line, and stands at the beginning of the literal behind it.
    let isShownAgain: Bool

    /// Of the field, where it stands alone.
    var info: FieldInfo? {
      if case .field(let reference) = expression { reference.info } else { nil }
    }
  }
}
