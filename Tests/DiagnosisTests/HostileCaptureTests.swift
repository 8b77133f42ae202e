internal import TestSupport
internal import Testing

/// Captures whose times, results and lengths are such as no kernel gives: every face comes to an end.
struct HostileCaptureTests {
  private typealias Step = RequestRecipe.Step

  private func faces(_ bytes: [UInt8], filter: String = "") throws -> [String] {
    let file = MemoryFile(bytes)
    let faces = try ExplainingPipeline.run(path: file.path, filter: filter)
    #expect(faces.count >= 10 && faces.allSatisfy { !$0.isEmpty })
    return faces
  }

  /// A name is looked up, a page asked for, and both ends are seen; before each call the clock does that.
  private func conversation(_ time: RequestRecipe.Time, result: UInt8 = 0) -> [UInt8] {
    Step.bytes(.datagramSocket, fd: 4) + Step.bytes(.send, fd: 4, result: result, time)
      + Step.bytes(.receive, fd: 4, isAnswer: true, result: result, time, message: 1)
      + Step.bytes(.send, fd: 4, result: result, time, message: 2)
      + Step.bytes(.receive, fd: 4, isAnswer: true, result: result, time, message: 3)
      + Step.bytes(.socket) + Step.bytes(.connect, time, message: 7)
      + Step.bytes(.accept, thread: 2, fd: 3, time, message: 7)
      + Step.bytes(.write, result: result, time, message: 7)
      + Step.bytes(.read, thread: 2, result: result, time, message: 7) + Step.bytes(.wait, thread: 2, time)
      + Step.bytes(.write, thread: 2, result: result, time, message: 8)
      + Step.bytes(.read, result: result, time, message: 8) + Step.bytes(.close, time)
  }

  @Test(arguments: RequestRecipe.Time.allCases)
  func timesMayBeAnything(time: RequestRecipe.Time) throws {
    let told = try faces(RequestRecipe(conversation(time)).capture.bytes)
    #expect(told[0].contains("GET http://web.local/"), "\(told[0])")
  }

  @Test(arguments: RequestRecipe.Time.allCases, RequestRecipe.Time.allCases)
  func timesMayJump(one: RequestRecipe.Time, other: RequestRecipe.Time) throws {
    let steps = conversation(one) + conversation(other)
    _ = try faces(RequestRecipe(steps).capture.bytes, filter: "proc.name=nginx")
    let (before, after) = (RequestRecipe(conversation(one)), RequestRecipe(conversation(other)))
    let files = (MemoryFile(before.capture.bytes), MemoryFile(after.capture.bytes))
    #expect(try !ExplainingPipeline.compare(files.0.path, files.1.path).isEmpty)
  }

  @Test(arguments: RequestRecipe.results.indices)
  func resultsMayBeAnything(result: Int) throws {
    let steps = conversation(.soon, result: UInt8(result))
    _ = try faces(RequestRecipe(steps + steps).capture.bytes)
  }

  /// What a stranger says of lengths is not added up.
  @Test func callsMoveNoMoreThanTheKernelLets() throws {
    let huge = UInt8(try #require(RequestRecipe.results.firstIndex(of: .max)))
    let head = Step.bytes(.socket) + Step.bytes(.connect, message: 7)
    let parts = (0..<5).flatMap { _ in Step.bytes(.write, result: huge, message: 10) }
    _ = try faces(RequestRecipe(head + parts).capture.bytes)
  }

  /// A connection may end before anybody has said a whole thing.
  @Test func halfACommandIsThatOfWhoSaidIt() throws {
    let steps = Step.bytes(.read, fd: 5, message: 15) + Step.bytes(.close, fd: 5)
    let capture = CaptureBuilder().thread(7, "redis-server").fd(5, .tcp("10.0.0.1", 40_000, "10.0.0.2", 6379))
      .thread(8, "dnsmasq").thread(9, "nginx").on(7).read(5, "*2\r\n$3\r\nGET\r\n$1").close(5)
    #expect(try faces(capture.bytes)[0].contains("redis-server"))
    _ = try faces(RequestRecipe(steps).capture.bytes)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func callsMayComeInAnyOrder(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      let bytes = (0..<400).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      _ = try faces(RequestRecipe(bytes).capture.bytes)
    }
  }
}
