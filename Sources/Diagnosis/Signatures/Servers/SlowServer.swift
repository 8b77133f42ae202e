internal import Events
internal import Protocols

/// Slow answers of one server with one cause.
struct SlowServer {
  let actor: ActorID?
  let remote: Endpoint?
  private(set) var answers: [SlowAnswer]

  /// Of all slow answers those that `isMeant`, by server.
  static func all(in clues: borrowing Clues, where isMeant: (SlowAnswer) -> Bool) -> [SlowServer] {
    var servers: [SlowServer] = []
    for answer in clues.slowAnswers where isMeant(answer) {
      let (actor, remote) = (answer.server?.actor, answer.client?.flow.remote)
      if let known = servers.firstIndex(where: { $0.actor == actor && (actor != nil || $0.remote == remote) })
      {
        servers[known].answers.append(answer)
      } else {
        servers.append(SlowServer(actor: actor, remote: remote, answers: [answer]))
      }
    }
    return servers
  }

  /// Who was slow: a process, or where nobody was seen an address.
  func title(_ evidence: Evidence) -> String {
    actor.map { evidence[$0].title } ?? remote?.description ?? "the server"
  }

  /// `2.00 s of the 2.01 s that curl waited for GET /`.
  func share(of nanoseconds: UInt64, _ evidence: Evidence) -> String {
    let worst = worst
    let who = worst.client.map { evidence[$0.actor].title } ?? "a client"
    let more = answers.count == 1 ? "" : " (and \(answers.count - 1) more like it)"
    return
      "\(TimeText.short(nanoseconds)) of the \(TimeText.short(worst.nanoseconds)) that \(who) waited for "
      + "`\(worst.request)`\(more)"
  }

  var worst: SlowAnswer { answers.max { $0.nanoseconds < $1.nanoseconds } ?? answers[0] }
  var nanoseconds: UInt64 { Evidence.union(answers.map { ($0.began, $0.ended) }) }
  var subjects: Set<Finding.Subject> { answers.reduce(into: []) { $0.formUnion($1.subjects) } }
  func proofs() -> [Finding.Proof] { answers.prefix(3).flatMap { $0.proofs() } }
}
