/// A piece of a format: a field, and the text in front of it.
///
///     *%evt.num %4evt.type.      "" evt.num, " " evt.type in 4 columns, "." and no field
struct FormatToken {
  /// The text in front; empty where fields stand side by side.
  let literal: [UInt8]
  /// Nil for the text behind the last field.
  let field: Field?

  struct Field {
    let reference: FieldReference
    /// As it is written in the format, argument included.
    let spelling: String
    /// Columns; 0 for as many as the value has.
    let width: Int
  }
}
