internal import Glibc

/// When a recording goes on in another file, and what the files are called.
///
/// The rules are sysdig's, to the event: limits are looked at before an event is written, and the one that trips a limit
/// is the first of the next file. The limits do not know of each other: the count of events goes on over a change of
/// files that another limit caused. Names are the name given with a number behind, or with the time by which they are
/// patterned; with a limit of files the numbers start again at 0.
public struct Rotation: Sendable {
  /// The next file begins when one is larger, in bytes.
  public var byteLimit: Int?
  /// The next file begins when an event is so many seconds later than the start of this one.
  public var secondLimit: Int64?
  public var eventLimit: UInt64?
  /// How many files there are at most; the oldest is then written over.
  public var fileLimit: Int?

  private let name: String
  private var eventCount: UInt64 = 0
  /// When the current file began, in seconds since the epoch; 0 while nobody knows.
  private var startTime: Int64 = 0
  private var fileIndex = 0
  /// The names made from patterns, by number, where files are to be removed.
  private var earlierNames: [Int: String] = [:]

  /// - Parameter name: what files are called, which may be a pattern as strftime(3) has them.
  public init(name: String) { self.name = name }

  /// The name depends on time alone, so that there is none before the first event.
  var waitsForTime: Bool { secondLimit != nil && name.contains("%") && startTime == 0 }

  /// Takes an event into account that is to be written; true when it belongs to the next file.
  mutating func isDue(at seconds: Int64, byteCount: Int) -> Bool {
    eventCount &+= 1
    if let secondLimit {
      if startTime == 0 { startTime = seconds }
      if seconds &- startTime >= secondLimit {
        startTime = seconds
        return true
      }
    }
    if let byteLimit, byteCount > byteLimit { return true }
    if let eventLimit, eventCount >= eventLimit {
      eventCount = 0
      return true
    }
    return false
  }

  /// A file to be made.
  struct File {
    let name: String
    /// An old file that has to go.
    var removed: String?
  }

  /// The next file, whose first event is at `seconds`.
  mutating func nextFile(at seconds: Int64) -> File {
    if secondLimit != nil, startTime == 0 { startTime = seconds }
    if let fileLimit, fileIndex >= fileLimit { fileIndex = 0 }
    defer { fileIndex += 1 }
    if eventLimit != nil { return File(name: name + String(fileIndex)) }
    var next = name
    var removed: String?
    if secondLimit != nil {
      if name.contains("%") {
        next = Self.formatted(name, startTime)
        if fileLimit != nil {
          removed = earlierNames[fileIndex]
          earlierNames[fileIndex] = next
        }
      } else {
        next += String(fileIndex)
      }
    }
    if byteLimit != nil { next += padded(fileIndex) }
    return File(name: next, removed: removed)
  }

  /// The number with as many digits as the limit of files has.
  private func padded(_ index: Int) -> String {
    let digits = String(index)
    let width = fileLimit.map { String($0).count } ?? 0
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The pattern with a local time filled in.
  private static func formatted(_ pattern: String, _ seconds: Int64) -> String {
    var moment = time_t(seconds)
    var parts = unsafe tm()
    // Safe: both live until the call returns.
    guard unsafe localtime_r(&moment, &parts) != nil else { return pattern }
    var text = [CChar](repeating: 0, count: 4096)
    // Safe: strftime writes no more than the count it is given.
    let count = unsafe strftime(&text, text.count, pattern, &parts)
    return count == 0
      ? pattern : String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
