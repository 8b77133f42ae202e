/// A chisel that the command line names, with the word behind its name.
public struct ChiselRequest: Equatable, Sendable {
  public var name: String
  /// All its arguments; nil where none were given.
  public var arguments: String?

  public init(name: String, arguments: String? = nil) {
    self.name = name
    self.arguments = arguments
  }
}
