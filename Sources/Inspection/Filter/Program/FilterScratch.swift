internal import Events

/// Memory that checks work in, kept from event to event.
struct FilterScratch: ~Copyable {
  /// What extractors write into.
  var field: FieldScratch
  /// Both sides of a check of expressions.
  var left = ByteBuffer()
  var right = ByteBuffer()

  init(style: OutputStyle) { field = FieldScratch(style: style, isForComparison: true) }
}
