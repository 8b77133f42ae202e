import Testing

@testable import Recording

/// The rules of sysdig 0.29.3, as its files show them.
@Suite struct RotationTests {
  private func rotation(_ name: String = "f", _ change: (inout Rotation) -> Void) -> Rotation {
    var rotation = Rotation(name: name)
    change(&rotation)
    return rotation
  }

  private func names(_ rotation: Rotation, _ count: Int) -> [String] {
    var rotation = rotation
    return (0..<count).map { _ in rotation.nextFile(at: 0).name }
  }

  @Test func sizesNumberFilesWithAsManyDigitsAsTheirLimitHas() {
    #expect(names(rotation { $0.byteLimit = 1 }, 3) == ["f0", "f1", "f2"])
    #expect(
      names(rotation { ($0.byteLimit, $0.fileLimit) = (1, 10) }, 11)
        == ["f00", "f01", "f02", "f03", "f04", "f05", "f06", "f07", "f08", "f09", "f00"])
  }

  @Test func countsNumberFilesPlainlyWhateverElseIsAsked() {
    #expect(names(rotation { ($0.eventLimit, $0.fileLimit) = (5, 2) }, 3) == ["f0", "f1", "f0"])
    #expect(names(rotation { ($0.eventLimit, $0.byteLimit, $0.fileLimit) = (5, 5, 12) }, 2) == ["f0", "f1"])
  }

  @Test func timesNumberFilesWithoutAPattern() {
    #expect(names(rotation { $0.secondLimit = 5 }, 2) == ["f0", "f1"])
    #expect(names(rotation { ($0.secondLimit, $0.byteLimit) = (5, 5) }, 2) == ["f00", "f11"])
  }

  @Test func withoutALimitOfSizeTimeOrCountTheNameIsAsItIs() {
    #expect(names(rotation { $0.fileLimit = 3 }, 1) == ["f"])
  }

  @Test func theFirstFileHoldsOneEventLessThanTheOthers() {
    var rotation = rotation { $0.eventLimit = 3 }
    let due = (0..<9).map { _ in rotation.isDue(at: 0, byteCount: 0) }
    #expect(due == [false, false, true, false, false, true, false, false, true])
  }

  @Test func aFileOfATimeLastsFromItsFirstEvent() {
    var rotation = rotation { $0.secondLimit = 10 }
    let due = [100, 109, 110, 119, 125, 130].map { rotation.isDue(at: $0, byteCount: 0) }
    #expect(due == [false, false, true, false, true, false])
  }

  @Test func patternsAreFilledInWithTheTimeAndOldFilesGo() {
    var rotation = rotation("f-%s") { ($0.secondLimit, $0.fileLimit) = (10, 2) }
    #expect(rotation.waitsForTime)
    let isDueAtOnce = rotation.isDue(at: 100, byteCount: 0)
    #expect(!isDueAtOnce)
    var files = [rotation.nextFile(at: 100)]
    for time in [110, 120, 130] as [Int64] where rotation.isDue(at: time, byteCount: 0) {
      files.append(rotation.nextFile(at: time))
    }
    #expect(files.map(\.name) == ["f-100", "f-110", "f-120", "f-130"])
    #expect(files.map(\.removed) == [nil, nil, "f-100", "f-110"])
  }

  @Test func aFileIsFullWhenItIsLargerThanTheLimit() {
    var rotation = rotation { $0.byteLimit = 1_000 }
    let due = [1_000, 1_001].map { rotation.isDue(at: 0, byteCount: $0) }
    #expect(due == [false, true])
  }
}
