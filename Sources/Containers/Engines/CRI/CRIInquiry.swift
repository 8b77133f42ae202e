/// One id, asked for as a container and then as the sandbox of a pod.
final class CRIInquiry {
  private let id: String
  private let engine: CRIEngine
  private let runtime: CRIRuntime
  private var answer: (ContainerAnswer) -> Void = { _ in }

  init(_ id: String, of engine: CRIEngine, _ runtime: CRIRuntime) {
    self.id = id
    self.engine = engine
    self.runtime = runtime
  }

  /// Tells `answer` once, later.
  func begin(_ answer: @escaping (ContainerAnswer) -> Void) {
    self.answer = answer
    call("RuntimeService/ContainerStatus", Self.verbose(id)) {
      (reply: CRIReply<CRIStatusResponse<CRIContainerStatus>>) in
      switch reply {
      case .answered(let response): self.container(response)
      case .refused: self.sandbox()
      case .failed(let reason): self.answer(.failed(reason))
      }
    }
  }

  private func call<Response: CRIMessage>(
    _ method: String, _ request: ProtobufFields, _ answer: @escaping (CRIReply<Response>) -> Void
  ) {
    engine.call(method, in: runtime.version, request, answer)
  }

  // MARK: - A sandbox

  private func sandbox() {
    sandboxStatus(of: id) { [self] reply in
      switch reply {
      case .answered(let response):
        let info = CRISandboxInfo(response.info)
        answer(.known(ContainerRecord(response.status, info, kind: runtime.kind), sandbox: nil))
      // Engines do not agree on how they say that there is none.
      case .refused(let status) where [GRPCStatus.notFound, GRPCStatus.unknown].contains(status.code):
        answer(.unknown)
      case .refused(let status): answer(.failed(CRIFailure(status).reason))
      case .failed(let reason): answer(.failed(reason))
      }
    }
  }

  private func sandboxStatus(
    of id: String, _ answer: @escaping (CRIReply<CRIStatusResponse<CRIPodSandboxStatus>>) -> Void
  ) {
    call("RuntimeService/PodSandboxStatus", Self.verbose(id), answer)
  }

  /// Asks for the status of a container, or of a sandbox, with what the engine says beside it.
  private static func verbose(_ id: String) -> ProtobufFields {
    ProtobufFields((1, .text(id)), (2, .bool(true)))
  }

  // MARK: - A container

  private func container(_ response: CRIStatusResponse<CRIContainerStatus>) {
    let record = ContainerRecord(response.status, CRIContainerInfo(response.info), kind: runtime.kind)
    findImage(of: response.status, record) { record in
      if let sandbox = record.sandbox {
        self.join(record, sandbox)
      } else {
        self.findSandbox(of: record)
      }
    }
  }

  /// Engines that do not say the id of the image with the container say it in the list of images.
  private func findImage(
    of status: CRIContainerStatus, _ record: ContainerRecord, _ next: @escaping (ContainerRecord) -> Void
  ) {
    guard record.image.id.isEmpty, !status.imageRef.isEmpty else { return next(record) }
    // filter.image.image
    let image = ProtobufFields((1, .text(status.imageRef)))
    let request = ProtobufFields((1, .message(ProtobufFields((1, .message(image))))))
    call("ImageService/ListImages", request) { (reply: CRIReply<CRIImageList>) in
      var record = record
      if case .answered(let response) = reply, response.ids.count == 1, let id = response.ids.first {
        record.image.id = String(id.split(separator: ":").last ?? "")
      }
      next(record)
    }
  }

  /// Engines that do not say the sandbox with the container say it in the list of containers.
  private func findSandbox(of record: ContainerRecord) {
    // filter.id
    let request = ProtobufFields((1, .message(ProtobufFields((1, .text(id))))))
    call("RuntimeService/ListContainers", request) { [self] (reply: CRIReply<CRIContainerList>) in
      guard case .answered(let response) = reply, response.containers.count == 1,
        let sandbox = response.containers.first?.sandbox, !sandbox.isEmpty
      else { return answer(.known(record, sandbox: nil)) }
      join(record, sandbox)
    }
  }

  private func join(_ record: ContainerRecord, _ sandbox: String) {
    sandboxStatus(of: sandbox) { [self] reply in
      var record = record
      record.sandbox = sandbox
      guard case .answered(let response) = reply else { return answer(.known(record, sandbox: nil)) }
      let info = CRISandboxInfo(response.info)
      record.join(response.status, info)
      answer(.known(record, sandbox: ContainerRecord(response.status, info, kind: runtime.kind)))
    }
  }
}
