internal import Captures
internal import Events
internal import Glibc
internal import Inspection
internal import Recording
internal import State
internal import TestSupport

/// A capture and its index, in which any bytes can stand for the directory: header and checksums always agree with them.
///
/// Source: Documentation/formats/index.md.
struct ForgedIndex {
  private let capture: MemoryFile
  private let file = MemoryFile([])
  /// What stands before the directory.
  private let pieces: [UInt8]
  /// The numbers of the header that tell of the capture.
  private let head: [UInt8]
  /// What was made of the capture.
  let directory: [UInt8]

  private static let headerByteCount = 9 * 8
  private static let headByteCount = 5 * 8

  init(of bytes: [UInt8]) {
    capture = MemoryFile(bytes)
    let path = "\(TemporaryFile.directory)/trowel-fuzz-\(getpid()).index"
    Self.make(path, of: capture.path)
    guard let index = fileBytes(path) else { fatalError("no index was made") }
    unsafe unlink(path)
    let header = index.count - Self.headerByteCount
    let start = (0..<8).reduce(0) { $0 | Int(index[header + Self.headByteCount + $1]) << (8 * $1) }
    guard let directory = Zstd.inflated(Array(index[start..<header])) else { fatalError("no directory") }
    pieces = Array(index[..<start])
    head = Array(index[header..<header + Self.headByteCount])
    self.directory = directory
  }

  /// Short stretches, so that there are some.
  private static func make(_ path: String, of capture: String) {
    var settings = IndexSettings()
    settings.stretchByteCount = 1_500
    settings.pointSpacing = 1_500
    settings.runLengths = [3]
    guard let draft = IndexDraft(path: path, of: capture) else { fatalError("\(path) cannot be made") }
    let builder = IndexBuilder(into: draft, settings)
    do {
      let source = IndexingSource(try CaptureReader(path: capture), tellingOf: builder)
      var machine = Machine()
      let everything = try Filter("", interning: &machine.strings)
      var inspector = Inspector(source: source, machine: machine, filter: everything)
      var sink = Teller(builder: builder)
      try inspector.run(into: &sink)
    } catch {
      fatalError("\(error)")
    }
  }

  private struct Teller: EventSink {
    let builder: IndexBuilder
    func prepare(for event: EventView, _ machine: borrowing Machine) { builder.prepare(for: event, machine) }
    func write(_ event: EventView, _ machine: borrowing Machine) { builder.note(event, machine) }
    func leaveOut(_ event: EventView, _: Omission, _ machine: borrowing Machine) {
      builder.note(event, machine)
    }
  }

  /// The lines of the events that pass `filter`; with a directory they are read along it, where it is taken for one.
  func lines(_ filter: String, directory: [UInt8]? = nil) -> [UInt8] {
    do {
      var guide: IndexGuide?
      if let directory {
        write(directory)
        let forecast = try FilterForecast(filter, knowing: IndexGuide.knownFields)
        guide = StoredIndex(path: file.path, of: capture.path).map { IndexGuide($0, for: forecast) }
        if guide == nil { return [] }
      }
      return try lines(filter, along: guide)
    } catch {
      fatalError("\(error)")
    }
  }

  private func lines(_ filter: String, along guide: IndexGuide?) throws -> [UInt8] {
    var machine = Machine()
    let question = try Filter(filter, interning: &machine.strings)
    var lines = LineCollector(try Format("*%evt.num %proc.name %evt.type %evt.args"))
    var reader = try CaptureReader(path: capture.path)
    do {
      if let guide { try reader.follow(guide) }
      var inspector = Inspector(source: reader, machine: machine, filter: question)
      do { try inspector.run(into: &lines) } catch is CaptureError {}
      return [UInt8](copying: lines.out.bytes)
    } catch is CaptureError {
      return []
    }
  }

  private func write(_ directory: [UInt8]) {
    let stored = Zstd.frame(directory)
    var header = head
    header.append(little: UInt64(pieces.count))
    header.append(little: UInt64(stored.count) << 32 | UInt64(directory.count))
    header.append(little: UInt64(Checksum.crc32(stored.rawSpan)))
    header.append(little: UInt64(Checksum.crc32(header.rawSpan)))
    file.replace(by: pieces + stored + header)
  }
}
