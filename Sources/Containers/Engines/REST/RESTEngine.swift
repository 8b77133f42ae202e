internal import Glibc

/// Docker or podman, asked over the unix socket that it listens on.
///
/// What happens to containers is followed, so that a new one is known before it runs anything: it is made first, and then
/// started. While it starts, its engine keeps it locked and says little of it: see `ContainerInquiry`.
final class RESTEngine: ContainerEngine {
  let loop: MetadataLoop
  let socket: String
  /// How long an answer may take, in ms.
  let timeout: Int
  /// The one that was spoken last, and that whoever listens there speaks best.
  private(set) var dialect: RESTDialect
  private var events: EventStream?
  private var tell: (ContainerRecord) -> Void = { _ in }

  var name: String { "\(dialect.name) (\(socket))" }

  init(_ dialect: RESTDialect, socket: String, timeout: Int, in loop: MetadataLoop) {
    self.dialect = dialect
    self.socket = socket
    self.timeout = timeout
    self.loop = loop
  }

  func lookUp(_ container: ContainerPath, _ answer: @escaping (ContainerAnswer) -> Void) {
    inquire(container.id, answer)
  }

  func follow(_ tell: @escaping (ContainerRecord) -> Void) {
    self.tell = tell
    let request = { [unowned self] in
      HTTPRequest(url: "http://engine\(dialect.events)", unixSocket: socket)
    }
    events = EventStream(loop, request) { [weak self] line in
      guard let self, let event = DockerEvent(line: line) else { return }
      inquire(event.container, hint: event.record(kind: dialect.kind)) { [weak self] in self?.tell(answer: $0)
      }
    }
  }

  private func inquire(
    _ id: String, hint: ContainerRecord? = nil, _ answer: @escaping (ContainerAnswer) -> Void
  ) {
    ContainerInquiry(id, of: self, hint: hint, answer) { [weak self] in self?.tell(answer: $0) }.begin()
  }

  private func tell(answer: ContainerAnswer) {
    guard case .known(let record, let sandbox) = answer else { return }
    if let sandbox { tell(sandbox) }
    tell(record)
  }

  /// Gets one thing in the engine's best dialect: where another is spoken than was thought, it is asked for again.
  ///
  /// - Parameter path: where it is, in a dialect.
  func get(_ path: @escaping (RESTDialect) -> String, _ answer: @escaping (RESTReply) -> Void) {
    loop.http.get(path(dialect), over: socket, timeout: timeout) { [weak self] reply in
      guard let self, case .answered(_, _, let server) = reply, let spoken = RESTDialect(server: server),
        spoken != dialect
      else { return answer(reply) }
      dialect = spoken
      loop.http.get(path(spoken), over: socket, timeout: timeout, answer)
    }
  }

  /// The user whose engine it is; nil for root's, and where the socket is gone.
  var owner: UInt32? {
    var status = stat()
    // Safe: the status has room for what is written.
    guard unsafe stat(socket, &status) == 0, status.st_uid != 0 else { return nil }
    return status.st_uid
  }
}
