/// The way from the whole machine to what is shown now.
package struct Trail: Sendable {
  package private(set) var levels: [Level]

  package init(_ place: Place) { levels = [Level(place)] }

  package var current: Level {
    get { levels[levels.count - 1] }
    set { levels[levels.count - 1] = newValue }
  }

  package var canLeave: Bool { levels.count > 1 }

  package mutating func enter(_ level: Level) { levels.append(level) }

  /// Goes back a step; false at the first.
  package mutating func leave() -> Bool {
    guard canLeave else { return false }
    levels.removeLast()
    return true
  }

  /// Shows something else of what was chosen: the rows on the way stay.
  package mutating func replace(by place: Place) {
    var level = Level(place)
    level.drill = current.drill
    level.narrowing = current.narrowing
    levels[levels.count - 1] = level
  }
}
