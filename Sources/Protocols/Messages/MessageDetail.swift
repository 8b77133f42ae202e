/// What a message says, as a value of its protocol.
package enum MessageDetail: Sendable {
  case dns(DNSMessage)
  /// HTTP/1, HTTP/2, and what speaks through them: gRPC, etcd, Docker's API (see `HTTPHead.service`).
  case http(HTTPHead)
  case tls(TLSNotice)
  /// What a client of a database, a cache or an application server asks for.
  case command(Command)
  /// What it is answered.
  case outcome(Outcome)

  package var summary: String {
    switch self {
    case .dns(let message): message.summary
    case .http(let head): head.summary
    case .tls(let notice): notice.summary
    case .command(let command): command.summary
    case .outcome(let outcome): outcome.summary
    }
  }

  package var isFailure: Bool {
    switch self {
    case .dns(let message): message.isFailure
    case .http(let head): head.isFailure
    case .tls(let notice): notice.isFailure
    case .command: false
    case .outcome(let outcome): outcome.isFailure
    }
  }
}
