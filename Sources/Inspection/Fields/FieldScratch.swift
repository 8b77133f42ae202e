package import Events

/// What an extractor works with: a buffer for text that has to be put together, and how values are to look.
package struct FieldScratch: ~Copyable {
  package var text = ByteBuffer()
  package let style: OutputStyle
  /// Values are compared, not shown: names keep their unprintable bytes.
  package let isForComparison: Bool
  /// Values are added up in a table, also those that have no text to be shown as.
  package var isForTable = false
  /// Data goes through a transformer before it is shown, and is wanted as it was recorded.
  var isForTransformer = false

  let params: ParamWriter
  var clock = WallClock()
  var pace = EventPace()

  package init(style: OutputStyle = OutputStyle(), isForComparison: Bool = false) {
    self.style = style
    self.isForComparison = isForComparison
    params = ParamWriter(style: style)
  }
}
