internal import Inspection
internal import Recording

/// Whether an index of a capture can be used or made, for what the command line asks.
struct IndexPlan {
  private let options: Options
  private let places: IndexPlaces?
  private let format: String

  /// Captures smaller than this are read as fast as their index would be.
  private static let smallestByteCount: UInt64 = 64 << 20

  init(of path: String, _ options: Options, isPipe: Bool, format: String) {
    self.options = options
    self.format = format
    let isWanted = options.index != .never && !isPipe && path != "-" && Self.readsPlainly(options)
    places = isWanted ? IndexPlaces(of: path, cacheFolder: Environment.cacheFolder) : nil
  }

  /// All events of one capture are read for a filter and lines alone.
  private static func readsPlainly(_ options: Options) -> Bool {
    !options.recording.isRecording && !options.showsProgress && options.suppressedNames.isEmpty
      && options.range.isEverything && !options.merges && !options.isStrace
  }

  /// An index may be made while one of the captures is read.
  static func mayMakeIndex(_ options: Options) -> Bool {
    guard readsPlainly(options), !options.captures.isEmpty else { return false }
    switch options.index {
    case .never: return false
    case .always: return true
    case .automatic:
      return !options.filter.isEmpty
        && options.captures.contains { path in
          (IndexPlaces(of: path, cacheFolder: nil)?.captureByteCount ?? 0) >= smallestByteCount
        }
    }
  }

  /// Leads past what the filter cannot match; nil where every event has to be read, or where there is no index.
  func guide() throws -> IndexGuide? {
    guard let places, !options.filter.isEmpty, !options.filtersDisplayOnly,
      try !Format.fieldTraits(of: format).contains(.cumulative)
    else { return nil }
    let forecast = try FilterForecast(options.filter, knowing: IndexPlan.surveyedFields)
    guard forecast.traits.isDisjoint(with: [.cumulative, .paced]) else { return nil }
    return places.open().map { IndexGuide($0, for: forecast) }
  }

  /// Makes a new index on the way; nil where there is one, or none is wanted.
  func builder() -> IndexBuilder? {
    guard let places, isLargeEnough(places), places.open() == nil else { return nil }
    var settings = IndexSettings()
    if let byteCount = Environment.indexStretch {
      settings.stretchByteCount = byteCount
      settings.pointSpacing = UInt64(clamping: byteCount)
    }
    return places.makeBuilder(settings)
  }

  private func isLargeEnough(_ places: IndexPlaces) -> Bool {
    options.index == .always || places.captureByteCount >= Self.smallestByteCount
  }

  private static var surveyedFields: Set<String> { IndexGuide.knownFields }
}
