extension Filter {
  /// A filter as it is printed: the same one, with each blank, bracket and quote where it belongs. Whether its fields
  /// exist and its values suit them is not asked.
  ///
  ///     (proc.name=cat)and evt.dir=>     proc.name = cat and evt.dir = >
  package static func normalized(_ text: String) throws(LanguageError) -> String {
    try FilterParser.parse(text).text
  }
}
