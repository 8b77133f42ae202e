internal import Foundation

/// Tells people what is not known of a cluster: once when that changes, however often it is tried meanwhile.
final class ClusterNotes {
  private let name: String
  private let loop: MetadataLoop
  private let pace: ClusterPace
  private let tell: (String) -> Void
  private var failing: [ClusterKind: String] = [:]
  private var denied: [ClusterKind: String] = [:]
  /// Denied kinds that were told of: they are not told of again.
  private var told: Set<ClusterKind> = []
  /// Kinds whose connection was cut, until that is told of.
  private var cut: [ClusterKind: String] = [:]
  /// When a cut may be told of, in ns of the loop's clock.
  private var nextCut: UInt64 = 0
  private var since = Date()
  private var hasToldFailure = false
  /// Kinds that were known once.
  private var known: Set<ClusterKind> = []

  /// - Parameter name: how notes name the server.
  init(_ name: String, in loop: MetadataLoop, _ pace: ClusterPace, tell: @escaping (String) -> Void) {
    self.name = name
    self.loop = loop
    self.pace = pace
    self.tell = tell
  }

  func failed(_ kind: ClusterKind, _ reason: String) {
    if failing.isEmpty {
      since = Date()
      loop.after(pace.gathering) { [weak self] in self?.flush() }
    }
    failing[kind] = reason
  }

  func denied(_ kind: ClusterKind, _ reason: String) {
    failing[kind] = nil
    tellIfCurrent()
    guard told.insert(kind).inserted else { return }
    if denied.isEmpty { loop.after(pace.gathering) { [weak self] in self?.flush() } }
    denied[kind] = reason
  }

  /// Told of only where watching goes on at the next try: what fails then is told of in its place.
  func cut(_ kind: ClusterKind, _ reason: String) {
    guard loop.now >= nextCut else { return }
    if cut.isEmpty { loop.after(pace.firstPause + pace.gathering) { [weak self] in self?.tellCut() } }
    cut[kind] = reason
  }

  func current(_ kind: ClusterKind) {
    known.insert(kind)
    told.remove(kind)
    failing[kind] = nil
    tellIfCurrent()
  }

  /// Says what was gathered.
  func flush() {
    if let (kind, reason) = denied.min(by: { $0.key < $1.key }) {
      tell("\(name) does not tell of \(Self.list(denied.keys)): \(reason) (\(kind.words))")
      denied = [:]
    }
    guard !hasToldFailure, let reason = failing.min(by: { $0.key < $1.key })?.value else { return }
    hasToldFailure = true
    let kinds = Self.list(failing.keys)
    if failing.keys.contains(where: known.contains) {
      tell("names of \(kinds) are not up to date since \(since.formatted(.iso8601)): \(name): \(reason)")
    } else {
      tell("names of \(kinds) are not known yet: \(name): \(reason)")
    }
  }

  private func tellCut() {
    defer { cut = [:] }
    guard failing.isEmpty, let reason = cut.min(by: { $0.key < $1.key })?.value else { return }
    nextCut = loop.now + UInt64(pace.cutNotes) * 1_000_000
    tell(
      "\(name): the connection for \(Self.list(cut.keys)) was lost (\(reason)); it goes on from where it was")
  }

  private func tellIfCurrent() {
    guard failing.isEmpty, hasToldFailure else { return }
    hasToldFailure = false
    tell("names from \(name) are up to date again")
  }

  /// `pods, nodes and 10 other kinds`
  private static func list(_ kinds: some Collection<ClusterKind>) -> String {
    let words = kinds.sorted().map(\.words)
    guard words.count > 3 else {
      return words.count < 2
        ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
    }
    return words.prefix(2).joined(separator: ", ") + " and \(words.count - 2) other kinds"
  }
}
