internal import Inspection
internal import Recording

/// Whether an index of a capture can be used or made, for what the command line asks.
struct IndexPlan {
  private let options: Options
  private let needs: EventNeeds
  /// Nil where no index is to be used.
  private let places: IndexPlaces?

  /// Captures smaller than this are read as fast as their index would be.
  private static let smallestByteCount: UInt64 = 64 << 20

  /// - Parameter needs: what is needed of the events.
  init(of path: String, _ options: Options, isPipe: Bool, for needs: EventNeeds) {
    self.options = options
    self.needs = needs
    let isWanted = options.index != .never && !isPipe && path != "-" && Self.readsPlainly(options)
    places = isWanted ? IndexPlaces(of: path, cacheFolder: Environment.cacheFolder) : nil
  }

  /// A capture is handed out by itself, as it is.
  private static func readsPlainly(_ options: Options) -> Bool {
    !options.showsProgress && options.suppressedNames.isEmpty && options.range.isEverything && !options.merges
  }

  /// An index may be made while one of the captures is read.
  static func mayMakeIndex(_ options: Options) -> Bool {
    !options.recording.isRecording && options.form != .strace
      && options.captures.contains { IndexPlan(of: $0, options, isPipe: false, for: .nothing).isWorthMaking }
  }

  /// An index is to be made where there is none.
  private var isWorthMaking: Bool {
    guard let places else { return false }
    switch options.index {
    case .never: return false
    case .always: return true
    case .automatic: return !options.filter.isEmpty && places.captureByteCount >= Self.smallestByteCount
    }
  }

  /// Leads past what the filter cannot match; nil where every event has to be read for it or for what is shown, or where
  /// there is no index.
  func guide() throws -> IndexGuide? {
    guard let places, !options.filter.isEmpty, !options.filtersDisplayOnly, needs.allowsPassingOver else {
      return nil
    }
    let forecast = try FilterForecast(options.filter, knowing: IndexGuide.knownFields)
    guard forecast.traits.isDisjoint(with: [.cumulative, .paced]) else { return nil }
    return places.open().map { IndexGuide($0, for: forecast) }
  }

  /// Makes a new index on the way; nil where there is one, or none is wanted.
  func builder() -> IndexBuilder? {
    guard let places, isWorthMaking, places.open() == nil else { return nil }
    var settings = IndexSettings()
    if let byteCount = Environment.indexStretch {
      settings.stretchByteCount = byteCount
      settings.pointSpacing = UInt64(clamping: byteCount)
    }
    return places.makeBuilder(settings)
  }
}
