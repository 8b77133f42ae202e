import TestSupport
import Testing

/// What `trowel-fuzz` does by the ten thousand, in a size for every test run.
@Suite struct RobustnessTests {
  @Test func damagedCapturesAreReadToAnEnd() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("robustness: seed \(seed)")
    var mutator = Mutator(seed: seed)
    let captures = SampleCaptures.all.map(\.capture.bytes).map { ($0, BlockMap($0)) }
    for number in 0..<400 {
      guard let (bytes, map) = mutator.pick(captures) else { return }
      let file = TemporaryFile(mutator.mutated(bytes, map))
      let filter = number % 3 == 0 ? "evt.type=open or fd.name contains a or proc.aname=sh" : ""
      try Pipeline.run(
        path: file.path, format: mutator.pick(Pipeline.formats) ?? "", filter: filter, style: number)
    }
  }

  @Test func everyPrefixOfACaptureIsReadToAnEnd() throws {
    let bytes = SampleCaptures.all[0].capture.bytes
    for length in stride(from: 0, to: bytes.count, by: 7) {
      let file = TemporaryFile(Array(bytes.prefix(length)))
      try Pipeline.run(path: file.path, format: Pipeline.formats[length % Pipeline.formats.count], filter: "")
    }
  }
}
