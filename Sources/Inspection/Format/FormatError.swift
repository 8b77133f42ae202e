/// What is wrong with a format, where, and what was perhaps meant.
public struct FormatError: Error, Equatable {
  public let message: String
  /// The whole format.
  public let source: String
  /// UTF-8 bytes from the start of the format.
  public let position: Int
  /// `did you mean proc.name?`, where there is an idea.
  public let hint: String?

  public init(_ message: String, source: String, position: Int, hint: String? = nil) {
    self.message = message
    self.source = source
    self.position = position
    self.hint = hint
  }
}
