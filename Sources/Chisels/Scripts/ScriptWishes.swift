internal import Inspection

/// What a script has asked for, for itself alone, since somebody looked last.
struct ScriptWishes: ~Copyable {
  var filter: Filter? { didSet { areNew = true } }
  var formatter: ChiselFormatter? { didSet { areNew = true } }
  var rhythm: IntervalClock.Rhythm? { didSet { areNew = true } }
  /// The chisel that is to stand in its place.
  var successor: ChiselSuccessor?
  /// There is something to look at. Kept apart, as it is asked for behind every event.
  var areNew = false
}
