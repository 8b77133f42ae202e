/// What can be seen of a TLS connection: its greetings, its alerts, and how much was sent. Never its contents.
package enum TLSNotice: Sendable {
  case clientHello(TLSClientHello)
  case serverHello(TLSServerHello)
  case alert(TLSAlert)
  /// Encrypted records of one side in a row: a request or a response, where these take turns.
  case flight(TLSFlight)

  package var isFailure: Bool {
    switch self {
    case .clientHello, .serverHello, .flight: false
    case .alert(let alert): alert.isFailure
    }
  }

  package var summary: String {
    switch self {
    case .clientHello(let hello): hello.summary
    case .serverHello(let hello): hello.summary
    case .alert(let alert): alert.summary
    case .flight(let flight): flight.summary
    }
  }
}
