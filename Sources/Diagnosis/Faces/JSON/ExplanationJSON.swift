internal import Events
internal import Protocols

/// An explanation for programs. `Documentation/explain.md` tells each member; members are added, never renamed.
package enum ExplanationJSON {
  /// - Parameter name: of the capture; nil where a machine was watched.
  package static func text(_ explanation: Explanation, name: String? = nil) -> String {
    let evidence = explanation.evidence
    return JSON.object([
      ("version", .number(1)),
      ("capture", capture(evidence, name)),
      ("findings", .array(explanation.findings.map { finding($0) })),
      ("transactions", .array(explanation.worst.prefix(longest).map { transaction($0, evidence) })),
      ("transactionCount", .number(UInt64(explanation.told.count))),
      ("remarks", .array(explanation.remarks.map { .string($0) })),
      ("limits", .array(explanation.limits.map { .string($0) })),
    ]).text
  }

  /// More transactions are counted only.
  private static let longest = 200

  private static func capture(_ evidence: Evidence, _ name: String?) -> JSON {
    .object([
      ("name", .optional(name)),
      ("began", .optional(evidence.began.map(\.time.rawValue))),
      ("ended", .optional(evidence.ended.map(\.time.rawValue))),
    ])
  }

  private static func finding(_ finding: Finding) -> JSON {
    .object([
      ("id", .string(finding.signature)),
      ("cause", .string(finding.cause)),
      ("confidence", .string("\(finding.confidence)")),
      ("nanoseconds", .number(finding.nanoseconds)),
      (
        "evidence",
        .array(finding.evidence.map { proof in instant(proof.at, [("shows", .string(proof.shows))]) })
      ),
      ("wouldDecide", .optional(finding.wouldDecide)),
      (
        "ruledOut",
        .array(
          finding.ruledOut.map { .object([("what", .string($0.what)), ("whyNot", .string($0.whyNot))]) })
      ),
      ("remedies", .array(finding.remedies.map { .string($0) })),
    ])
  }

  private static func transaction(_ transaction: Transaction, _ evidence: Evidence) -> JSON {
    .object([
      ("number", .number(UInt64(transaction.number))),
      ("title", .string(transaction.title)),
      ("actor", actor(evidence[transaction.actor])),
      ("began", instant(transaction.began)),
      ("ended", instant(transaction.ended)),
      ("nanoseconds", .number(transaction.nanoseconds)),
      ("failure", .optional(transaction.failure)),
      (
        "parts",
        .array(
          transaction.parts.map { part in
            .object([
              ("kind", .string(part.kind.rawValue)), ("subject", .string(part.subject)),
              ("began", .number(part.began.rawValue)), ("nanoseconds", .number(part.nanoseconds)),
            ])
          })
      ),
      ("hops", .array(transaction.hops.map { hop($0, evidence) })),
    ])
  }

  private static func hop(_ hop: Transaction.Hop, _ evidence: Evidence) -> JSON {
    .object([
      ("depth", .number(UInt64(hop.depth))),
      ("actor", actor(evidence[hop.actor])),
      ("title", .string(hop.title)),
      ("began", instant(hop.began)),
      ("ended", hop.ended.map { instant($0) } ?? .null),
      ("outcome", .string(hop.outcome)),
      ("failed", .boolean(hop.isFailure)),
      ("confidence", .string("\(hop.confidence)")),
    ])
  }

  private static func actor(_ actor: Actor) -> JSON {
    .object([
      ("process", .number(UInt64(bitPattern: actor.process.rawValue))),
      ("name", .string(actor.name)),
      ("arguments", .string(actor.arguments)),
      ("container", .string(actor.containerName.isEmpty ? actor.container : actor.containerName)),
      ("pod", .string(actor.pod)),
      ("namespace", .string(actor.namespace)),
    ])
  }

  private static func instant(_ instant: Instant, _ more: [(String, JSON)] = []) -> JSON {
    .object([("event", .number(instant.event)), ("time", .number(instant.time.rawValue))] + more)
  }
}
