internal import Events
internal import Protocols

/// Who in the capture a refused connection was meant for: the one program that it can have been.
///
/// A translation of the destination (a Service) hides where a connection leads. What is left is who else is there: a server
/// that others reach at another address is not meant. Where the capture shows nobody but the one who asks, who listens beside
/// it is its neighbour.
struct RefusedServer {
  /// Where it listens: at the port that was asked for if it does, else for others than its neighbours, if it does.
  let listening: Listening
  /// All ports that its process listens on.
  let ports: [UInt16]
  /// It listens at the very address that was asked for.
  let isAddressed: Bool

  init?(_ refusal: Refusal, _ reached: ReachedServers, in evidence: Evidence) {
    let there = evidence.servers(at: refusal.began, besides: refusal.actor).filter {
      !reached.isReached($0, otherwiseThan: refusal.remote, evidence)
    }
    let own = there.filter { $0.endpoint.address == refusal.remote.address }
    let candidates = own.isEmpty ? there : own
    // A server's processes share what they listen on.
    let programs = Set(candidates.map { evidence[$0.actor].name })
    guard
      let best = candidates.first(where: { $0.endpoint.port == refusal.remote.port })
        ?? candidates.first(where: { !$0.endpoint.isLoopback }) ?? candidates.first,
      !own.isEmpty || programs.count == 1 && evidence.seesOthers(than: refusal.actor)
    else { return nil }
    listening = best
    isAddressed = !own.isEmpty
    ports = Set(there.filter { $0.actor == best.actor }.map(\.endpoint.port)).sorted()
  }
}

/// At which addresses servers were reached.
struct ReachedServers {
  private var remotes: [Server: Set<Endpoint>] = [:]

  /// A process, or one of several that accept at the same port.
  private enum Server: Hashable {
    case process(ThreadID)
    case port(UInt16, name: String)
  }

  init(_ evidence: Evidence) {
    for connecting in evidence.connectings {
      guard let accepted = connecting.accepted, let remote = connecting.flow.remote else { continue }
      let actor = evidence[accepted.actor]
      remotes[.process(actor.process), default: []].insert(remote)
      if let port = accepted.flow.local?.port {
        remotes[.port(port, name: actor.name), default: []].insert(remote)
      }
    }
  }

  func isReached(_ listening: Listening, otherwiseThan remote: Endpoint, _ evidence: Evidence) -> Bool {
    let actor = evidence[listening.actor]
    let found = [Server.process(actor.process), .port(listening.endpoint.port, name: actor.name)]
    return found.contains { server in remotes[server].map { $0 != [remote] } ?? false }
  }
}
