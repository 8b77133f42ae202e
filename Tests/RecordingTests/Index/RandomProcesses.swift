import TestSupport

/// Captures in which processes come and go at random, with few numbers, so that these are given out again.
struct RandomProcesses {
  private var generator: SeededGenerator
  private var builder = CaptureBuilder().thread(1, "init").thread(2, "sh")

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  func capture(stepCount: Int) -> CaptureBuilder {
    var process = self
    for _ in 0..<stepCount { process.takeStep() }
    return process.builder
  }

  private mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
    Int64.random(in: range, using: &generator)
  }

  private mutating func takeStep() {
    builder = builder.on(number(1...12))
    switch number(0...15) {
    case 0, 1: builder = builder.clone(number(3...12), name: "child")
    case 2, 3: cloneSeenByOne()
    case 4:
      builder = builder.clone(
        number(3...12), name: "thread", flags: Bool.random(using: &generator) ? 8192 : 0)
    case 5: builder = builder.execve("/bin/p\(number(0...3))")
    case 6, 7, 8: builder = builder.exit()
    case 9: builder = builder.open("/file\(number(0...9))", fd: number(0...5))
    case 10: builder = builder.close(number(0...5))
    case 11: builder = builder.dup(number(0...5), to: number(0...5))
    case 12: builder = builder.chdir("/d\(number(0...3))")
    case 13: builder = builder.read(number(0...5), "data").switchTo(number(1...12))
    case 14: builder = builder.event("close", .enter, [.fd(number(0...5))])
    default: builder = builder.wait(UInt64(number(0...1_500_000_000)))
    }
  }

  /// A call whose return was recorded on one of its two sides.
  private mutating func cloneSeenByOne() {
    let (parent, child) = (builder.currentThread, number(3...12))
    let isChild = Bool.random(using: &generator)
    let thread = isChild ? child : parent
    builder = builder.on(thread).event(
      "clone", .exit,
      [
        .result(isChild ? 0 : child), .text("/usr/bin/x"), .list([]), .pid(thread), .pid(thread),
        .pid(isChild ? parent : 1), "/", 1024, 0, 0, 10_000, 2_000, 0, .text("x"), .list([]), .flags(0), 0, 0,
        .pid(number(0...9) == 0 ? 77 : thread), .pid(thread),
      ])
  }
}
