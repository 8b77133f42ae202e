import Captures
import Events
import Inspection
import Recording
import State
import TestSupport

/// A capture in a folder of its own, so that its index lies beside it.
struct IndexedCapture: ~Copyable {
  private let folder = RecordingFolder()
  let path: String
  var indexPath: String { path + ".trowel-index" }

  init(_ bytes: [UInt8]) {
    path = "\(folder.path)/capture.scap"
    writeFile(bytes, to: path)
  }

  var places: IndexPlaces? { IndexPlaces(of: path, cacheFolder: nil) }

  /// Makes an index of short stretches while the capture is read through `filter`.
  func makeIndex(stretchByteCount: Int, filter: String = "", runLengths: [Int] = [4, 16]) throws {
    var settings = IndexSettings()
    settings.stretchByteCount = stretchByteCount
    settings.pointSpacing = UInt64(stretchByteCount)
    settings.runLengths = runLengths
    guard let builder = places?.makeBuilder(settings) else { return }
    var machine = Machine()
    let question = try Filter(filter, interning: &machine.strings)
    let source = IndexingSource(try CaptureReader(path: path), tellingOf: builder)
    var inspector = Inspector(source: source, machine: machine, filter: question)
    var sink = Builder(builder: builder)
    try inspector.run(into: &sink)
  }

  /// Tells a builder of every event.
  private struct Builder: EventSink {
    let builder: IndexBuilder
    func write(_ event: EventView, _ machine: borrowing Machine) { builder.note(event, machine) }
    func prepare(for event: EventView, _ machine: borrowing Machine) {
      builder.prepare(for: event, machine)
    }
    func leaveOut(_ event: EventView, _: Omission, _ machine: borrowing Machine) {
      builder.note(event, machine)
    }
  }

  /// A guide past what `filter` cannot match; nil where there is no index that fits.
  func guide(_ filter: String, readsToEnd: Bool = false) throws -> IndexGuide? {
    let forecast = try FilterForecast(filter, knowing: IndexGuide.knownFields)
    return places?.open().map { IndexGuide($0, for: forecast, readsToEnd: readsToEnd) }
  }

  /// The lines of the events that pass `filter`, read along `guide` if there is one; what goes wrong is a line, too.
  func lines(
    _ filter: String, _ format: String = "*%evt.num %evt.time %proc.name %evt.type %evt.args",
    along guide: IndexGuide? = nil
  ) throws -> String {
    var machine = Machine()
    let question = try Filter(filter, interning: &machine.strings)
    var reader = try CaptureReader(path: path)
    if let guide { try reader.follow(guide) }
    var inspector = Inspector(source: reader, machine: machine, filter: question)
    var lines = LineCollector(try Format(format))
    var end = ""
    do { try inspector.run(into: &lines) } catch { end = "\(error)" }
    return String(decoding: [UInt8](copying: lines.out.bytes), as: UTF8.self) + end
  }
}

/// Captures that indexes are tested on: those that are built in code and the small shared ones.
enum IndexTestCaptures {
  static let names: [String] =
    SampleCaptures.all.map(\.name) + (Repository.sharedCaptures.map(shared) ?? [])

  private static func shared(_ folder: String) -> [String] {
    Repository.files(in: folder).filter {
      $0.hasSuffix(".scap") && Repository.byteCount(of: "\(folder)/\($0)") < 60_000
    }
  }

  static func bytes(_ name: String) -> [UInt8] {
    if let sample = SampleCaptures.all.first(where: { $0.name == name }) { return sample.capture.bytes }
    guard let folder = Repository.sharedCaptures else { return [] }
    return fileBytes("\(folder)/\(name)") ?? []
  }
}
