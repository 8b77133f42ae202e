import Foundation

@testable import Containers

/// A cluster that is followed, and what was told of it.
final class ClusterRun {
  let loop = MetadataLoop()
  private(set) var cluster: Cluster?
  private(set) var records: [[UInt8]] = []
  private(set) var notes: [String] = []
  private(set) var told = ToldObjects()
  private(set) var hasSettled = false

  /// Quick enough for tests.
  static var pace: ClusterPace {
    ClusterPace(
      firstPause: 20, longestPause: 200, deniedPause: 500, answer: 2_000, listSilence: 5, watchSilence: 60,
      gathering: 50, pageSize: 2)
  }

  init(_ access: ClusterAccess, node: String? = nil, pace: ClusterPace = ClusterRun.pace) {
    cluster = Cluster(access, node: node, in: loop, pace: pace) { [unowned self] message in
      switch message {
      case .kubernetes(let record):
        records.append(record)
        told.apply(record)
      case .note(let text): notes.append(text)
      default: break
      }
    }
    cluster?.settle { [unowned self] in hasSettled = true }
  }

  convenience init(
    _ server: ReplayServer, node: String? = nil, pace: ClusterPace = ClusterRun.pace
  ) throws {
    self.init(try ClusterAccess(url: server.url), node: node, pace: pace)
  }

  /// Lets things happen until `isTrue`, but not for ever: what it is then.
  func wait(until isTrue: () -> Bool) -> Bool {
    let end = loop.now + 20_000_000_000
    while loop.now < end {
      if isTrue() { return true }
      turn()
    }
    return isTrue()
  }

  /// Lets things happen for a time, in ms.
  func wait(_ milliseconds: UInt64) {
    let end = loop.now + milliseconds * 1_000_000
    while loop.now < end { turn() }
  }

  private func turn() {
    loop.after(10) {}
    loop.turn(reading: -1) {}
  }

  func settle() -> Bool { wait { hasSettled } }
}

/// The objects that records told of and that are there: their items as JSON, by id, by kind.
struct ToldObjects {
  private(set) var byKind: [String: [String: String]] = [:]
  /// Every item that was told of, with its kind; those that tell that an object is gone only by its name left out.
  private(set) var all: [(kind: String, item: String)] = []
  private(set) var longestRecord = 0
  /// What contradicts what was told before.
  private(set) var faults: [String] = []

  subscript(kind: String) -> [String: String] { byKind[kind] ?? [:] }

  mutating func apply(_ record: [UInt8]) {
    longestRecord = max(longestRecord, record.count)
    guard let root = JSONText.object(record), let kind = root["kind"] as? String,
      let change = root["type"] as? String, let items = root["items"] as? [[String: Any]]
    else { preconditionFailure("no record: \(String(decoding: record, as: UTF8.self))") }
    for item in items {
      guard let uid = item["uid"] as? String else { preconditionFailure("no uid") }
      let text = JSONText.of(item)
      if item["timestamp"] != nil { all.append((kind, text)) }
      let isKnown = byKind[kind]?[uid] != nil
      switch change {
      case "ADDED": if isKnown { faults.append("\(kind) \(uid) is added twice") }
      case "MODIFIED": if !isKnown { faults.append("\(kind) \(uid) is modified and was never added") }
      default: if !isKnown { faults.append("\(kind) \(uid) is deleted and was never added") }
      }
      byKind[kind, default: [:]][uid] = change == "DELETED" ? nil : text
    }
  }
}

enum JSONText {
  static func object(_ bytes: [UInt8]) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
  }

  /// In the order of names, so that equal values have equal texts.
  static func of(_ value: [String: Any]) -> String {
    (try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes]))
      .map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
