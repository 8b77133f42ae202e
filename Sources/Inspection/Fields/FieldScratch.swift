public import Events

/// What an extractor works with: a buffer for text that has to be put together, and how values are to look.
public struct FieldScratch: ~Copyable {
  public var text = ByteBuffer()
  public let style: OutputStyle

  public init(style: OutputStyle = OutputStyle()) { self.style = style }
}
