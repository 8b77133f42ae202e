/// Who tells the names of what is seen, and whom they ask.
public struct MetadataSettings: Equatable, Sendable {
  /// The file of `trowel-metadata`.
  public var program: String
  /// Its options.
  public var arguments: [String]
  /// Begin to ask at once, and not only when a container is seen.
  public var startsAtOnce: Bool
  /// How long the beginning of the capture waits for names, in ms.
  public var patience: Int

  public init(program: String, arguments: [String], startsAtOnce: Bool = false, patience: Int = 1_000) {
    self.program = program
    self.arguments = arguments
    self.startsAtOnce = startsAtOnce
    self.patience = patience
  }
}
