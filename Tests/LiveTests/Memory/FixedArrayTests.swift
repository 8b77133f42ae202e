import Testing

@testable import Live

@Suite struct FixedArrayTests {
  struct Refusal: Error {}

  /// What cannot be copied, and notes its own end.
  struct Member: ~Copyable {
    let number: Int
    let ended: (Int) -> Void

    deinit { ended(number) }
  }

  @Test func membersAreReadAndEndedOnce() {
    final class Log { var ended: [Int] = [] }
    let log = Log()
    do {
      let array = FixedArray(count: 3) { Member(number: $0 * 10) { log.ended.append($0) } }
      #expect(array.count == 3 && array[2].number == 20 && log.ended.isEmpty)
    }
    #expect(log.ended == [0, 10, 20])
  }

  @Test func aFailureEndsThoseThatWereMade() {
    final class Log { var ended: [Int] = [] }
    let log = Log()
    #expect(throws: Refusal.self) {
      _ = try FixedArray(count: 3) { (index) throws(Refusal) in
        if index == 2 { throw Refusal() }
        return Member(number: index) { log.ended.append($0) }
      }
    }
    #expect(log.ended == [0, 1])
  }
}
