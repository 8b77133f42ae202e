internal import Events
internal import Protocols

/// Puts the questions of a resolver together to look-ups.
///
/// A look-up is a run of questions of one process for names that begin with the same labels: the typed name, and the typed
/// name with each suffix.
struct LookupBuilder {
  private let evidence: Evidence
  /// Those whose resolver asks several questions through one socket: it looks a name up in one thread from end to end.
  private var sharingSockets: Set<ActorID> = []
  /// In the order of their first questions.
  private var lookups: [Lookup] = []
  /// The places of those that may go on.
  private var open: [Names: ArraySlice<Int>] = [:]

  /// What all questions of a look-up have in common.
  private struct Names: Hashable {
    let actor: ActorID
    /// What all its names begin with.
    let label: Substring

    init(_ asked: AskedQuestion) {
      actor = asked.actor
      label = asked.name.prefix { $0 != "." }
    }
  }

  /// More that begin with one label are not gone on with at a time: the oldest are over.
  private static let openLimit = 32

  /// Questions further apart than this are not of one look-up, unless an attempt was under way: in nanoseconds.
  private static let pause: UInt64 = 2_000_000_000

  /// Whom a server refused asks the next one within this time: in nanoseconds.
  private static let haste: UInt64 = 200_000_000

  init(_ evidence: Evidence) { self.evidence = evidence }

  static func lookups(in evidence: Evidence) -> [Lookup] {
    var builder = LookupBuilder(evidence)
    let questions = AskedQuestion.all(in: evidence)
    builder.sharingSockets = AskedQuestion.sharingSockets(questions)
    for question in questions { builder.take(question) }
    return builder.finished()
  }

  private mutating func take(_ asked: AskedQuestion) {
    let names = Names(asked)
    var places = (open[names] ?? []).filter { !isOver(lookups[$0], at: asked.began) }
    if let place = places.last(where: { continues(lookups[$0], asked) }) {
      lookups[place].add(asked)
    } else {
      places.append(lookups.count)
      lookups.append(begin(asked))
    }
    open[names] = places.suffix(Self.openLimit)
  }

  /// The last question was answered for long, or can no longer be.
  private func isOver(_ lookup: Lookup, at now: Instant) -> Bool {
    lookup.ended.time <= now.time && now.nanoseconds(since: lookup.ended) >= Self.pause
      && !isWaitedFor(lookup, at: now)
  }

  private func finished() -> [Lookup] {
    let before = Milestones(evidence, lookups.sorted { $0.ended < $1.ended }.map { ($0.actor, $0.ended) })
    return lookups.map { named($0, after: before) }.sorted { $0.began < $1.began }
  }

  /// The same process asks for the same name, or for what is left of it with another suffix.
  private func continues(_ lookup: Lookup, _ asked: AskedQuestion) -> Bool {
    guard lookup.thread == asked.thread || !sharingSockets.contains(asked.actor) else { return false }
    if lookup.candidates.contains(where: { $0.name == asked.name }) {
      // The same name once more after all was answered is another look-up, unless the answer was none that resolvers take.
      if lookup.isUnanswered(asked.name, at: asked.began) { return true }
      guard lookup.candidates.last?.name == asked.name else { return false }
      return lookup.lacks(asked.type)
        || lookup.isUndecided && asked.began.nanoseconds(since: lookup.ended) < Self.haste
    }
    guard lookup.addresses.isEmpty, let first = lookup.candidates.first else { return false }
    return TypedName.shareStem(first.name, asked.name, lookup.configuration?.search ?? [])
  }

  /// An answer to it may still come.
  private func isWaitedFor(_ lookup: Lookup, at now: Instant) -> Bool {
    lookup.candidates.contains { candidate in
      candidate.questions.contains { question in
        question.attempts.contains { attempt in
          now.nanoseconds(since: attempt.sent ?? lookup.began) < Thresholds.datagram && isOpen(attempt)
        }
      }
    }
  }

  private func isOpen(_ attempt: Lookup.Attempt) -> Bool {
    attempt.answered == nil && evidence.exchanges[attempt.exchange]?.outcome == .open
  }

  /// A question of its last name is open, and the thread has not gone on to something else.
  private func isUnderWay(_ lookup: Lookup) -> Bool {
    guard let last = lookup.candidates.last, last.questions.contains(where: isOpen),
      let asked = last.attempts.compactMap({ $0.sent ?? $0.answered }).max()
    else { return false }
    return !evidence.steps[lookup.actor].contains { $0.thread == lookup.thread && asked < $0.at }
  }

  private func isOpen(_ question: Lookup.Question) -> Bool {
    !question.attempts.contains { $0.answered != nil } && question.attempts.contains(where: isOpen)
  }

  private func begin(_ asked: AskedQuestion) -> Lookup {
    let configuration = evidence.configurations[asked.actor]?.last { $0.source < asked.ended }
    var lookup = Lookup(
      actor: asked.actor, thread: asked.thread, name: asked.name, resolver: .unknown,
      configuration: configuration,
      sources: evidence.sources[asked.actor], began: asked.began, ended: asked.ended)
    lookup.add(asked)
    return lookup
  }

  /// With the typed name told from its suffixes.
  private func named(_ lookup: Lookup, after milestones: Milestones) -> Lookup {
    var lookup = lookup
    lookup.name = TypedName(lookup, arguments: evidence[lookup.actor].arguments).text
    for place in lookup.candidates.indices {
      let rest = lookup.candidates[place].name.dropFirst(lookup.name.utf8.count)
      lookup.candidates[place].suffix = rest.count > 1 ? String(rest.dropFirst().dropLast()) : nil
    }
    lookup.began = beginning(
      of: lookup, after: milestones.last(of: lookup.actor, lookup.thread, before: lookup.began))
    lookup.resolver = resolver(of: lookup)
    lookup.isUnderWay = isUnderWay(lookup)
    if lookup.isUnderWay { lookup.ended = evidence.ended ?? lookup.ended }
    return lookup
  }

  /// The thread's first step before its first question: it reads files, and asks a daemon that keeps names.
  private func beginning(of lookup: Lookup, after previous: Instant?) -> Instant {
    let steps = evidence.steps[lookup.actor]
    var began = lookup.began
    for step in steps.reversed() where step.at < began && step.thread == lookup.thread {
      let isOfIt = previous.map { $0 < step.at } ?? true
      guard isOfIt, began.nanoseconds(since: step.at) < Self.preparation else { break }
      began = step.at
    }
    return began
  }

  /// Steps of one look-up follow each other within this time: in nanoseconds.
  private static let preparation: UInt64 = 20_000_000

  /// Each library has a manner of its own: glibc reads nsswitch.conf and asks for both types through one connected socket, Go
  /// reads it too and takes a socket for each question, musl does not read it and sends through a socket that is connected to
  /// nobody.
  private func resolver(of lookup: Lookup) -> Lookup.Resolver {
    let exchanges = lookup.attempts.compactMap { evidence.exchanges[$0.exchange] }.filter {
      $0.side == .client
    }
    guard lookup.sources != nil else {
      let isUnconnected = exchanges.contains { $0.flow.local?.isUnspecified == true }
      return isUnconnected && lookup.configuration != nil ? .musl : .unknown
    }
    let isOneByOne = lookup.configuration?.asksOneByOne == true
    let ports = lookup.candidates.first.map { candidate in
      Set(
        candidate.questions.compactMap { $0.attempts.first }.compactMap {
          evidence.exchanges[$0.exchange]?.flow.local?.port
        })
    }
    return (ports?.count ?? 0) > 1 && !isOneByOne ? .go : .glibc
  }
}

extension Lookup {
  /// A question for that name had no answer yet: resolvers then ask all of them again.
  fileprivate func isUnanswered(_ name: String, at now: Instant) -> Bool {
    candidates.contains { candidate in
      candidate.name == name && candidate.questions.contains { !$0.isAnswered(at: now) }
    }
  }

  /// A server failed, refused, or cut its answer off: resolvers then ask the next one, or once more, or over TCP.
  fileprivate var isUndecided: Bool {
    candidates.last?.questions.contains { question in
      question.attempts.last.map { $0.isTruncated || $0.isFailure } ?? false
    } ?? false
  }

  /// The last name was not asked for records of that type.
  fileprivate func lacks(_ type: DNSType) -> Bool {
    candidates.last.map { !$0.questions.contains { $0.type == type } } ?? true
  }

  /// Takes in a message of it.
  fileprivate mutating func add(_ asked: AskedQuestion) {
    let candidate =
      candidates.firstIndex { $0.name == asked.name } ?? candidates.endIndex
    if candidate == candidates.endIndex { candidates.append(Candidate(name: asked.name)) }
    let question =
      candidates[candidate].questions.firstIndex { $0.type == asked.type }
      ?? candidates[candidate].questions.endIndex
    if question == candidates[candidate].questions.endIndex {
      candidates[candidate].questions.append(Question(type: asked.type))
    }
    candidates[candidate].questions[question].attempts.append(asked.attempt)
    ended = max(ended, asked.ended)
    addresses += asked.addresses
  }
}

extension Lookup.Question {
  fileprivate func isAnswered(at now: Instant) -> Bool {
    attempts.contains { $0.answered.map { $0 < now } ?? false }
  }
}
