/// What was wrong with writing a capture.
public struct CaptureWritingError: Error, Equatable, CustomStringConvertible {
  /// The file, as it was named.
  public let path: String
  /// What was asked of the system: `open`, `write`.
  public let call: String
  /// The system's error number.
  public let code: Int32

  public var description: String {
    let hint = call == "open" ? "" : "; what was written before can be read"
    return "\(path): \(call): \(SystemMessage.text(code))\(hint)"
  }
}
