/// The processes that begin and end within a stretch. Of those that leave nothing behind, a digest keeps nothing: neither
/// their own calls nor those that made them.
///
/// A process leaves something behind when it ends later, when it did something that others know of, or when a process
/// that it made leaves something behind, which inherited what it had.
struct ShortLives {
  private struct Life {
    let thread: Int64
    /// The life of the process that made it, or -1 when that began earlier.
    let parent: Int
    /// Calls of other threads that made it, or returned its id.
    var births: [Int32] = []
    var isOver = false
    var leavesSomething = false
  }

  private var lives: [Life] = []
  /// By thread, the life that began last.
  private var latest: [Int64: Int] = [:]
  /// By call that made a thread, whose life that was.
  private var lifeByBirth: [Int32: Int] = [:]
  /// Threads came and went in ways that are not looked into.
  private var isTangled = false

  /// The life of a thread that began in this stretch; -1 for others.
  func life(of thread: Int64) -> Int32 { Int32(truncatingIfNeeded: latest[thread] ?? -1) }

  /// A process was made by another, or became known.
  mutating func begin(_ thread: Int64, by parent: Int64) {
    if let before = latest[thread] { mark(before) }
    lives.append(Life(thread: thread, parent: latest[parent] ?? -1))
    latest[thread] = lives.count - 1
  }

  /// A call of another thread made a process, or returned its id. Calls are forgotten or kept as a whole: one that did so
  /// for two processes is kept.
  mutating func note(_ call: Int32, returning thread: Int64) {
    guard let life = latest[thread], !lives[life].isOver else { return }
    lives[life].births.append(call)
    if let other = lifeByBirth.updateValue(life, forKey: call), other != life {
      mark(other)
      mark(life)
    }
  }

  /// The process began in this stretch, and is gone.
  func isOver(_ thread: Int64) -> Bool { latest[thread].map { lives[$0].isOver } ?? false }

  mutating func end(_ thread: Int64) {
    if let life = latest[thread] { lives[life].isOver = true }
  }

  /// Something happened on a thread whose life may be over.
  mutating func noteEvent(of thread: Int64) {
    if let life = latest[thread], lives[life].isOver { mark(life) }
  }

  /// A thread did something that others know of.
  mutating func leaveSomething(_ thread: Int64) {
    if let life = latest[thread] { mark(life) }
  }

  mutating func tangle() { isTangled = true }

  private mutating func mark(_ life: Int) { lives[life].leavesSomething = true }

  /// Ends the stretch: which lives left nothing behind. `isKept` says of a call whether it is kept, and `keep` is told of
  /// those that made processes that leave something.
  mutating func end(isKept: (Int32) -> Bool, keep: (Int32) -> Void) -> [Bool] {
    var isForgotten = lives.map { _ in false }
    // A process is made before those that it makes.
    for index in lives.indices.reversed() {
      let life = lives[index]
      isForgotten[index] =
        !isTangled && life.isOver && !life.leavesSomething && !life.births.contains(where: isKept)
      if isForgotten[index] { continue }
      for call in life.births { keep(call) }
      if life.parent >= 0 { lives[life.parent].leavesSomething = true }
    }
    lives.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
    lifeByBirth.removeAll(keepingCapacity: true)
    isTangled = false
    return isForgotten
  }
}
