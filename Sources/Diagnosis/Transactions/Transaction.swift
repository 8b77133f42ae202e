package import Events
package import Protocols

/// What a program did for one purpose: look a name up, connect, ask, and take the answer.
package struct Transaction: Sendable {
  /// Its number, from 1: of all of the capture, whoever is told of, what matters most comes first.
  package internal(set) var number: Int
  package let actor: ActorID
  /// The thread that took the answer.
  package let thread: ThreadID
  /// What it was for: `GET http://backend.critical-app.svc.cluster.local/`, `connect to 10.0.0.1:80`.
  package let title: String
  package let began: Instant
  package let ended: Instant
  /// Places in `Evidence.lookups` and `Evidence.connectings`.
  package let lookups: [Int]
  package let connectings: [Int]
  /// The exchanges that the program itself had, in order.
  package let exchanges: [ExchangeID]
  /// Places in `Evidence.failedCalls`, but for attempts to connect.
  package let failedCalls: [Int]
  /// What became of it, where it failed: `connection refused`.
  package let failure: String?
  /// It was not over when the capture ended: it lasted at least until then.
  package let isUnderWay: Bool
  /// It was for something that comes when it comes: an event, an element of a queue, a pause.
  package let isAskedToWait: Bool
  /// Its parts and hops are put together: of many transactions only those that matter most.
  package internal(set) var isDetailed = false
  /// Where the time went: without gaps or overlaps from `began` to `ended`.
  package internal(set) var parts: [Part] = []
  /// The filter names somebody who had a part in it, or there is no filter.
  package internal(set) var isChosen = true
  /// Each step and what it led to, in the order of their beginnings.
  package internal(set) var hops: [Hop] = []

  package var nanoseconds: UInt64 { ended.nanoseconds(since: began) }

  /// A stretch of its time.
  package struct Part: Sendable, Equatable {
    package let kind: Kind
    package let began: Timestamp
    package let ended: Timestamp
    /// What it was spent on: `A? backend.svc.localdomain.`, a path.
    package let subject: String

    package var nanoseconds: UInt64 { ended.rawValue - began.rawValue }

    package enum Kind: String, Sendable, CaseIterable {
      case lookup = "name lookup"
      case network = "network wait"
      case server = "server work"
      case disk = "disk"
      case lock = "locks"
      case scheduling = "waiting for a processor"
      case sleep = "sleeping or polling on purpose"
      case work = "the program's own work"
      case unseen = "not visible in this capture"
    }
  }

  /// A step of it, or of what another process did because of it.
  package struct Hop: Sendable {
    /// 0 for the program's own steps, one more for each process in between.
    package let depth: Int
    package let actor: ActorID
    /// What was done: `A? backend.svc.localdomain.`, `GET /v2/keys/…`, `connect to 10.3.0.214:80`.
    package let title: String
    /// What was asked for, where it asks a name server.
    package let question: Question?
    /// What was asked for, as both ends say it; nil for a connection.
    package let request: String?
    package let began: Instant
    /// Nil where no end was seen.
    package let ended: Instant?
    /// What came of it: `NXDOMAIN`, `no answer`, `200 OK`.
    package let outcome: String
    package let isFailure: Bool
    /// How sure it is that this step belongs here.
    package let confidence: Confidence
    package let exchange: ExchangeID?
    /// It was not over when the capture ended.
    package var isUnderWay = false

    /// A question about a name.
    package struct Question: Sendable {
      /// `A`, `AAAA`.
      package let type: String
      /// With a dot at its end.
      package let name: String
      package let server: String
    }
  }
}
