internal import Glibc
internal import TestSupport

/// Many damaged captures, one after the other, in this process.
struct DamagedCaptures {
  private struct Origin {
    let bytes: [UInt8]
    let map: BlockMap
  }

  private static let secondsForOne: UInt32 = 30
  /// A slice of a long capture holds so many events.
  private static let sliceLength = 400

  private let path: String
  private let origins: [Origin]
  private let seed: UInt64
  private var mutator: Mutator
  private(set) var readings = 0
  /// Readings that ended in an error that is not about the capture.
  private(set) var failures = 0

  var description: String { "\(readings) readings of \(origins.count) captures" }

  /// - Parameter captures: files beside the captures that are built in code.
  init(seed: UInt64, captures: [String]) {
    self.seed = seed
    mutator = Mutator(seed: seed)
    path = "\(TemporaryFile.directory)/trowel-fuzz-\(getpid()).scap"
    let files = captures.compactMap(fileBytes).map(Self.plain)
    origins = (SampleCaptures.all.map(\.capture.bytes) + files).map { Origin(bytes: $0, map: BlockMap($0)) }
    print("fuzz: seed \(seed), \(origins.count) captures, the one at hand is \(path)")
  }

  /// A capture without its compression.
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    if Gzip.isMember(bytes) { return Gzip.inflated(bytes) }
    return Zstd.isFrame(bytes) ? Zstd.inflated(bytes) ?? bytes : bytes
  }

  mutating func mutate(_ count: Int) {
    for number in 0..<count {
      guard let origin = mutator.pick(origins) else { return }
      let (bytes, map) = slice(origin)
      read(mutator.mutated(bytes, map), number)
    }
    unsafe unlink(path)
  }

  /// Every prefix of a small capture, at every byte.
  mutating func cutEverywhere() {
    let bytes = SampleCaptures.all[0].capture.bytes
    for length in 0..<bytes.count { read(Array(bytes.prefix(length)), length) }
    unsafe unlink(path)
  }

  /// A long capture is not read whole: what stands before its events, and some of them.
  private mutating func slice(_ origin: Origin) -> ([UInt8], BlockMap) {
    guard origin.map.events.count > 3 * Self.sliceLength,
      let start = mutator.pick(origin.map.events.startIndex..<origin.map.events.endIndex - Self.sliceLength)
    else { return (origin.bytes, origin.map) }
    let blocks = origin.map.metadata + origin.map.events[start..<start + Self.sliceLength]
    let bytes = blocks.flatMap { origin.bytes[$0.range] }
    return (bytes, BlockMap(bytes))
  }

  private mutating func read(_ bytes: [UInt8], _ number: Int) {
    writeFile(bytes, to: path)
    alarm(Self.secondsForOne)
    let format = mutator.pick(Pipeline.formats) ?? ""
    let filter = number % 3 == 0 ? mutator.pick(Pipeline.filters) ?? "" : ""
    do {
      try Pipeline.run(path: path, format: format, filter: filter, style: number)
    } catch {
      print("fuzz: number \(number): \(error)")
      failures += 1
    }
    alarm(0)
    readings += 1
  }
}
