internal import Foundation

/// Tells people what is not known of a cluster: once when that changes, however often it is tried meanwhile.
final class ClusterNotes {
  private let name: String
  private let loop: MetadataLoop
  private let gathering: Int
  private let tell: (String) -> Void
  private var failing: [ClusterKind: String] = [:]
  private var denied: [ClusterKind: String] = [:]
  /// Denied kinds that were told of: they are not told of again.
  private var told: Set<ClusterKind> = []
  private var since = Date()
  private var hasToldFailure = false
  /// Kinds that were known once.
  private var known: Set<ClusterKind> = []

  /// - Parameter name: how notes name the server.
  init(_ name: String, in loop: MetadataLoop, _ pace: ClusterPace, tell: @escaping (String) -> Void) {
    self.name = name
    self.loop = loop
    gathering = pace.gathering
    self.tell = tell
  }

  func failed(_ kind: ClusterKind, _ reason: String) {
    if failing.isEmpty {
      since = Date()
      loop.after(gathering) { [weak self] in self?.flush() }
    }
    failing[kind] = reason
  }

  func denied(_ kind: ClusterKind, _ reason: String) {
    failing[kind] = nil
    tellIfCurrent()
    guard told.insert(kind).inserted else { return }
    if denied.isEmpty { loop.after(gathering) { [weak self] in self?.flush() } }
    denied[kind] = reason
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
