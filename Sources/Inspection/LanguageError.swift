/// What is wrong with a filter or a format, where, and what was perhaps meant.
public struct LanguageError: Error, Equatable {
  public enum Language: String, Sendable {
    case filter, format
  }

  public let language: Language
  public let message: String
  /// The whole filter or format.
  public let source: String
  /// UTF-8 bytes from the start of the source.
  public let position: Int
  /// `did you mean proc.name?`, where there is an idea.
  public let hint: String?

  public init(_ language: Language, _ message: String, source: String, position: Int, hint: String? = nil) {
    self.language = language
    self.message = message
    self.source = source
    self.position = position
    self.hint = hint
  }
}
