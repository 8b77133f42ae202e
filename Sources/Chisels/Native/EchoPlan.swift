/// An echo: for each call that passes a filter a line that tells how much was read or written, where and by whom, and below
/// it the data.
struct EchoPlan: Equatable {
  /// Which events are echoed; empty for all.
  var filter: String
  /// The format of what stands below the line.
  var data: String
  /// How many bytes of each call are wanted; nil for the usual.
  var snapLength: Int?
}
