/// An engine that Kubernetes runs containers with, asked over CRI: containerd, CRI-O and others.
///
/// CRI tells of nothing by itself in versions that are in use; but it knows a container before the first process of it
/// runs, so that the first question is answered. When it started is asked for once more.
final class CRIEngine: ContainerEngine {
  let loop: MetadataLoop
  private let socket: String
  /// How long an answer may take, in ms.
  private let timeout: Int
  /// Which engine it is, and the version of CRI that it speaks; nil until it was asked, and after it went away.
  private(set) var runtime: CRIRuntime?
  private var tell: (ContainerRecord) -> Void = { _ in }

  /// When to ask again for a container that was not started, in ms after the answer before.
  private static let pauses = [100, 400, 1_600]

  var name: String { "CRI (\(socket))" }

  init(socket: String, timeout: Int, in loop: MetadataLoop) {
    self.loop = loop
    self.socket = socket
    self.timeout = timeout
  }

  func lookUp(_ container: ContainerPath, _ answer: @escaping (ContainerAnswer) -> Void) {
    withRuntime { [self] runtime in
      switch runtime {
      case .success(let runtime):
        CRIInquiry(container.id, of: self, runtime).begin { reply in
          answer(reply)
          if case .known(let record, _) = reply, record.isPartial {
            self.askAgain(container, runtime, Self.pauses[...])
          }
        }
      case .failure(let failure): answer(.failed(failure.reason))
      }
    }
  }

  /// Finds out who answers, so that the first container waits for one question less.
  func follow(_ tell: @escaping (ContainerRecord) -> Void) {
    self.tell = tell
    withRuntime { _ in }
  }

  /// Tells of a container once it was started.
  private func askAgain(_ container: ContainerPath, _ runtime: CRIRuntime, _ pauses: ArraySlice<Int>) {
    guard let pause = pauses.first else { return }
    loop.after(pause) { [weak self] in
      guard let self else { return }
      CRIInquiry(container.id, of: self, runtime).begin { reply in
        guard case .known(let record, _) = reply else { return }
        if !record.isPartial { return self.tell(record) }
        self.askAgain(container, runtime, pauses.dropFirst())
      }
    }
  }

  private func withRuntime(_ body: @escaping (Result<CRIRuntime, CRIFailure>) -> Void) {
    if let runtime { return body(.success(runtime)) }
    ask(CRIRuntime.versions[...], body)
  }

  private func ask(
    _ versions: ArraySlice<String>, _ body: @escaping (Result<CRIRuntime, CRIFailure>) -> Void
  ) {
    guard let version = versions.first else {
      return body(.failure(CRIFailure(reason: "it speaks no version of CRI that is known here")))
    }
    let request = ProtobufFields((1, .text(version)))
    call("RuntimeService/Version", in: version, request) {
      [weak self] (reply: CRIReply<CRIVersion>) in
      switch reply {
      case .answered(let response):
        let runtime = CRIRuntime(name: response.runtimeName, version: version)
        self?.runtime = runtime
        body(.success(runtime))
      case .refused(let status) where status.code == GRPCStatus.unimplemented:
        self?.ask(versions.dropFirst(), body)
      case .refused(let status): body(.failure(CRIFailure(status)))
      case .failed(let reason): body(.failure(CRIFailure(reason: reason)))
      }
    }
  }

  /// Calls a method of one of the services.
  ///
  /// - Parameter method: `RuntimeService/ContainerStatus`
  func call<Response: CRIMessage>(
    _ method: String, in version: String, _ request: ProtobufFields,
    _ answer: @escaping (CRIReply<Response>) -> Void
  ) {
    loop.http.call(
      "runtime.\(version).\(method)", over: socket, message: request.bytes, timeout: timeout
    ) { [weak self] reply in
      let reply = CRIReply<Response>(reply)
      // Whoever answers next may be another.
      if case .failed = reply { self?.runtime = nil }
      answer(reply)
    }
  }
}

/// Who answers, and in which version of the interface.
struct CRIRuntime: Sendable, Equatable {
  var kind: ContainerRecord.Kind
  /// `v1`
  var version: String

  /// Newest first.
  static let versions = ["v1", "v1alpha2"]

  /// - Parameter name: as the engine calls itself.
  init(name: String, version: String) {
    kind =
      switch name {
      case "containerd": .containerd
      case "cri-o": .crio
      default: .cri
      }
    self.version = version
  }
}

/// Why an engine cannot be asked.
struct CRIFailure: Error {
  var reason: String

  init(reason: String) { self.reason = reason }

  init(_ status: GRPCStatus) {
    reason =
      "it refuses with gRPC status \(status.code)\(status.message.isEmpty ? "" : ": " + status.message)"
  }
}
