internal import Events
internal import State

/// How rows of the table of fields are written: name, kind, summary, traits where they differ, extractor.
///
///     FieldInfo("thread.tid", .int64, "Id of the thread.") { event, _, _ in .int(event.thread.rawValue) }
extension FieldInfo {
  /// A field with one value.
  init(
    _ name: String, _ kind: FieldKind, _ summary: String, _ traits: Traits = .classic,
    extract: @escaping Extractor
  ) {
    self.init(
      name: name, kind: kind, argument: .none, traits: traits, summary: summary, extraction: .one(extract))
  }

  /// A field with several values.
  static func ofEach(
    _ name: String, _ kind: FieldKind, _ summary: String, _ traits: Traits = .classic,
    extract: @escaping EachExtractor
  ) -> FieldInfo {
    FieldInfo(
      name: name, kind: kind, argument: .none, traits: traits, summary: summary, extraction: .each(extract))
  }

  /// A field that takes an argument, from which its extraction is made.
  static func taking(
    _ rule: ArgumentRule, _ name: String, _ kind: FieldKind, _ summary: String, _ traits: Traits = .classic,
    extraction: @escaping @Sendable (FieldArgument?) throws(FieldError) -> Extraction
  ) -> FieldInfo {
    FieldInfo(
      name: name, kind: kind, argument: rule, traits: traits, summary: summary,
      extraction: .argument(extraction))
  }
}
