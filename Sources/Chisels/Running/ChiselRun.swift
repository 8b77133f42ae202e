internal import Events
public import Inspection

/// What the chisels of a run share: what they are told of it, and what they ask of it.
public final class ChiselRun {
  /// What the command says.
  public struct Settings {
    public var style = OutputStyle()
    /// The user chose a form for data, which chisels then do not change.
    public var isDataChosen = false
    public var isJSON = false
    public var isLive = false
    /// The filter of the command; empty for none.
    public var filter = ""
    /// `-pc` and its kin: columns for containers are wanted.
    public var showsContainers = false
    /// What is printed goes to a terminal: what comes from events must not steer it.
    public var isTerminal = false
    /// A reader waits for every line.
    public var writesEachLine = false
    public var limits = LuaLimits()
    /// Several captures are read at once.
    public var isMerged = false

    public init() {}
  }

  let settings: Settings
  /// The capture that is read; empty where a machine is watched.
  public var sourceName = ""
  /// How much of it has been read, from 0 to 1; 0 where nobody knows, as of a machine that is watched.
  public var progress: () -> Double = { 0 }
  /// How data and names look: that of the command, unless a chisel has asked for another.
  private(set) var style: OutputStyle
  /// How often the style was changed.
  private(set) var styleCount = 0
  /// Times of the first event and of the latest, in nanoseconds since 1970; 0 before there was one.
  private(set) var firstTime: UInt64 = 0
  private(set) var latestTime: UInt64 = 0
  /// A filter for all chisels, which one has set.
  var filter: Filter? { didSet { hasFilter = filter != nil } }
  private(set) var hasFilter = false
  /// Whom datagrams of scripts go to.
  var sender: DatagramSender?
  /// What the user should know, by the word of a script.
  public internal(set) var notes: [String] = []
  /// No more events are wanted.
  var hasEnded = false
  /// A script wants no more events, of whatever source. Apart from what is asked of every event, which is for this module
  /// alone: accesses to it need no checks then.
  public var isOver: Bool { hasEnded }
  /// What the command is to be run with once more, behind this run.
  public internal(set) var rerun: String?
  /// How many bytes of each read or write are wanted; nil for the usual.
  public internal(set) var snapLength: Int?

  public init(_ settings: Settings) {
    self.settings = settings
    style = settings.style
  }

  func note(time: Timestamp) {
    latestTime = time.rawValue
    if firstTime == 0 { firstTime = latestTime }
  }

  /// What was said of another source no longer holds.
  func beginSource() {
    (firstTime, latestTime) = (0, 0)
    progress = { 0 }
    filter = nil
  }

  func setStyle(_ data: OutputStyle.DataStyle) {
    guard !settings.isDataChosen else { return }
    style.data = data
    styleCount += 1
  }
}
