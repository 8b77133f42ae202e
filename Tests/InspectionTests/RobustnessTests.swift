import TestSupport
import Testing

/// What `trowel-fuzz` does by the ten thousand, in a size for every test run.
@Suite struct RobustnessTests {
  /// What is wrong with a capture ends its reading; anything else that is thrown fails the test.
  @Test func damagedCapturesAreReadToAnEnd() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("robustness: seed \(seed)")
    var mutator = Mutator(seed: seed)
    let captures = SampleCaptures.all.map(\.capture.bytes).map { ($0, BlockMap($0)) }
    for number in 0..<400 {
      let picked = mutator.pick(captures)
      let (bytes, map) = try #require(picked)
      let file = TemporaryFile(mutator.mutated(bytes, map))
      let filter = number % 3 == 0 ? "evt.type=open or fd.name contains a or proc.aname=sh" : ""
      let pickedFormat = mutator.pick(Pipeline.formats)
      let format = try #require(pickedFormat)
      #expect(throws: Never.self) {
        try Pipeline.run(path: file.path, format: format, filter: filter, style: number)
      }
    }
  }

  @Test func everyPrefixOfACaptureIsReadToAnEnd() throws {
    let bytes = SampleCaptures.all[0].capture.bytes
    for length in stride(from: 0, to: bytes.count, by: 7) {
      let file = TemporaryFile(Array(bytes.prefix(length)))
      let format = Pipeline.formats[length % Pipeline.formats.count]
      #expect(throws: Never.self) { try Pipeline.run(path: file.path, format: format, filter: "") }
    }
  }
}
