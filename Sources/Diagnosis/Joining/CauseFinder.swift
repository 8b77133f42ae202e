internal import Events
internal import Protocols

/// Finds out what a process was serving when it asked somebody else.
///
/// What is asked decides where it repeats what is served; else the thread; else that nothing else is being served. Where
/// several fit alike, none is taken: a guess is not shown as a fact.
struct CauseFinder {
  /// What each process is serving, the oldest first.
  private var served: [ThreadID: [ExchangeID]] = [:]

  /// More of a process are not looked through: the oldest go.
  private static let limit = 64

  mutating func place(_ id: ExchangeID, process: ThreadID, in evidence: inout Evidence) {
    guard let exchange = evidence.exchanges[id] else { return }
    if exchange.side == .server {
      guard exchange.request != nil else { return }
      served[process, default: []].append(id)
      if served[process, default: []].count > Self.limit { served[process]?.removeFirst() }
      return
    }
    let open = (served[process] ?? []).compactMap { evidence.exchanges[$0] }.filter { $0.outcome == .open }
    served[process] = open.isEmpty ? nil : open.map(\.id)
    guard let cause = Self.cause(of: exchange, among: open) else { return }
    evidence.exchanges.modify(id) { $0.cause = cause }
  }

  /// It serves nobody any longer.
  mutating func forget(_ process: ThreadID) { served[process] = nil }

  private static func cause(of asked: Exchange, among open: [Exchange]) -> Exchange.Cause? {
    for served in open {
      if let reason = Repetition.reason(asked, served) {
        return Exchange.Cause(exchange: served.id, confidence: .certain, reason: reason)
      }
    }
    // A thread that took several requests may ask for any of them.
    let sameThread = open.filter { $0.thread == asked.thread }
    if sameThread.count == 1 {
      return Exchange.Cause(exchange: sameThread[0].id, confidence: .likely, reason: "the same thread")
    }
    guard open.count == 1 else { return nil }
    return Exchange.Cause(
      exchange: open[0].id, confidence: .possible, reason: "the only request being served")
  }
}

/// What an asked question has in common with one that is being answered.
enum Repetition {
  static func reason(_ asked: Exchange, _ served: Exchange) -> String? {
    switch (asked.request?.detail, served.request?.detail) {
    case (.dns(let question), .dns(let other)):
      guard let first = question.questions.first, first == other.questions.first else { return nil }
      return "the same question"
    case (.http(let head), .dns(let question)):
      guard let target = head.target, let name = question.questions.first?.name else { return nil }
      return target.contains(reversedPath(name)) ? "the key of the same name" : nil
    case (.http(let head), .http(let other)):
      guard let target = head.target, target.count > 1, target == other.target else { return nil }
      return "the same path"
    default: return nil
    }
  }

  /// `local/cluster/svc` of `svc.cluster.local.`
  private static func reversedPath(_ name: String) -> String {
    name.split(separator: ".").reversed().joined(separator: "/")
  }
}
