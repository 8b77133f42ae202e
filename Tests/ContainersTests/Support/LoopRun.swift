@testable import Containers

/// Runs a loop for a test.
extension MetadataLoop {
  /// Runs until `isDone`, or for so many ms.
  ///
  /// - Returns: whether it is done.
  func run(atMost milliseconds: Int = 5_000, until isDone: @escaping () -> Bool) -> Bool {
    let end = now + UInt64(milliseconds) * 1_000_000
    var isOver = false
    func look() {
      isOver = isDone() || now >= end
      if !isOver { after(2) { look() } }
    }
    look()
    while !isOver { turn(reading: -1) {} }
    return isDone()
  }

  /// What the engine says of a container, and how long that took, in ms; nil where it says nothing for five seconds.
  func ask(_ engine: any ContainerEngine, _ id: String) -> (answer: ContainerAnswer, milliseconds: UInt64)? {
    guard let container = ContainerPath("/docker/\(id)") else { return nil }
    var answer: ContainerAnswer?
    let start = now
    engine.lookUp(container) { answer = $0 }
    _ = run { answer != nil }
    return answer.map { ($0, (now - start) / 1_000_000) }
  }
}

extension ContainerAnswer {
  var record: ContainerRecord? {
    if case .known(let record, _) = self { record } else { nil }
  }

  var failure: String? {
    if case .failed(let reason) = self { reason } else { nil }
  }

  var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }
}
