internal import TestSupport

/// Look-ups and requests that go well, fail, and happen at impossible times. `trowel-fuzz seeds requests FOLDER` writes them
/// anew.
enum RequestSeeds {
  private typealias Step = RequestRecipe.Step

  static func write(to folder: String) {
    for (name, bytes) in all { writeFile(bytes, to: "\(folder)/\(name)") }
  }

  private static var all: [(name: String, bytes: [UInt8])] {
    var all: [(name: String, bytes: [UInt8])] = [
      ("lookup", lookup(.soon)), ("request", lookup(.soon) + request(.soon)),
      ("slow", lookup(.seconds) + request(.halfSecond)),
      (
        "refused", lookup(.soon) + Step.bytes(.socket) + Step.bytes(.connect, result: 10) + Step.bytes(.close)
      ),
      ("ended", request(.soon) + Step.bytes(.exit, thread: 2) + Step.bytes(.connect, result: 10)),
    ]
    for time in RequestRecipe.Time.allCases {
      all.append(("request-\(time)", lookup(time) + request(time)))
      all.append(
        (
          "lookup-then-\(time)",
          lookup(.soon) + request(.soon) + Step.bytes(.wait, time) + Step.bytes(.close, time)
        ))
    }
    for result in RequestRecipe.results.indices.map({ UInt8($0) }) {
      all.append(("result-\(result)", lookup(.soon, result) + request(.soon, result)))
    }
    return all
  }

  /// A name that its first suffix does not have.
  private static func lookup(_ time: RequestRecipe.Time, _ result: UInt8 = 0) -> [UInt8] {
    let resolver = Step.bytes(.resolver, fd: 4) + Step.bytes(.datagramSocket, fd: 4)
    return resolver + ask(0, time, result) + ask(1, time, result, isAnswer: true) + ask(4, .soon, result)
      + ask(5, .soon, result, isAnswer: true) + Step.bytes(.close, fd: 4)
  }

  private static func ask(
    _ message: UInt8, _ time: RequestRecipe.Time, _ result: UInt8, isAnswer: Bool = false
  ) -> [UInt8] {
    Step.bytes(isAnswer ? .receive : .send, fd: 4, isAnswer: isAnswer, result: result, time, message: message)
  }

  /// A page, as both ends see it.
  private static func request(_ time: RequestRecipe.Time, _ result: UInt8 = 0) -> [UInt8] {
    Step.bytes(.socket) + Step.bytes(.connect, time, message: 7)
      + Step.bytes(.accept, thread: 2, fd: 3, message: 7)
      + Step.bytes(.write, result: result, time, message: 7)
      + Step.bytes(.read, thread: 2, result: result, time, message: 7) + Step.bytes(.wait, thread: 2, time)
      + Step.bytes(.write, thread: 2, result: result, time, message: 8)
      + Step.bytes(.read, result: result, time, message: 8) + Step.bytes(.close)
      + Step.bytes(.close, thread: 2)
  }
}
