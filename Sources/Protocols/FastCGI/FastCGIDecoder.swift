internal import Events

/// FastCGI: what a web server asks of an application, and gets back. The key is the request's id.
final class FastCGIDecoder: MessageDecoder {
  private static let mostRequests = 256
  private static let longestParameters = 16_384

  private struct Request {
    var begin: Frame
    var parameters: [UInt8] = []
    var isCut = false
    var message: Message?
  }

  private var readers = BothSides(
    client: FrameReader(headerByteCount: FastCGIRecord.headerByteCount, measure: FastCGIRecord.measure),
    server: FrameReader(headerByteCount: FastCGIRecord.headerByteCount, measure: FastCGIRecord.measure))
  private var requests: [UInt16: Request] = [:]
  private var responses: [UInt16: Message] = [:]
  private var maker = MessageMaker(.fastCGI)

  func take(_ piece: consuming Piece, into progress: inout [Progress]) {
    while let frame = readers[piece.sender].next(&piece) {
      guard let record = FastCGIRecord(frame.bytes.rawSpan) else { continue }
      if piece.sender == .client {
        takeRequest(frame, record, into: &progress)
      } else {
        takeResponse(frame, record, into: &progress)
      }
    }
  }

  func close(at _: Instant, into progress: inout [Progress]) {
    for (_, request) in requests.sorted(by: { $0.key < $1.key }) {
      if let message = request.message { progress.append(.ends(message, .cutShort)) }
    }
    for (_, message) in responses.sorted(by: { $0.key < $1.key }) {
      progress.append(.ends(message, .cutShort))
    }
  }

  private func takeRequest(_ frame: Frame, _ record: FastCGIRecord, into progress: inout [Progress]) {
    switch record.kind {
    case .beginRequest:
      // An id that is given anew: the end of what had it was not seen.
      if let message = requests[record.id]?.message { progress.append(.ends(message, .inferred)) }
      if let message = responses.removeValue(forKey: record.id) { progress.append(.ends(message, .inferred)) }
      requests[record.id] = nil
      makeRoom(into: &progress)
      requests[record.id] = Request(begin: frame)
    case .parameters:
      guard var request = requests[record.id], request.message == nil else { return }
      request.begin.last = frame.last
      request.begin.byteCount += frame.byteCount
      request.isCut = request.isCut || frame.isTruncated
      request.parameters += [UInt8](copying: frame.payload.slice(0, upTo: record.contentLength))
        .prefix(max(0, Self.longestParameters - request.parameters.count))
      // An empty record ends them.
      if record.contentLength == 0 { begin(&request, record.id, into: &progress) }
      requests[record.id] = request
    case .input:
      requests[record.id]?.message?.add(frame)
      guard record.contentLength == 0, let message = requests[record.id]?.message else { return }
      progress.append(.ends(message, .whole))
      requests[record.id] = nil
    case .abortRequest: forget(record.id, .cutShort, into: &progress)
    default: break
    }
  }

  /// What was seen of a request is all there is.
  private func forget(_ id: UInt16, _ ending: Progress.Ending, into progress: inout [Progress]) {
    guard let request = requests.removeValue(forKey: id), let message = request.message else { return }
    progress.append(.ends(message, ending))
  }

  /// The oldest one goes where there are too many: its end was missed.
  private func makeRoom(into progress: inout [Progress]) {
    guard requests.count >= Self.mostRequests else { return }
    let oldest = requests.min { $0.value.begin.first.event < $1.value.begin.first.event }
    if let oldest { forget(oldest.key, .inferred, into: &progress) }
  }

  private func begin(_ request: inout Request, _ id: UInt16, into progress: inout [Progress]) {
    let parameters = FastCGIParameters(request.parameters)
    let command = Command(parameters["REQUEST_METHOD"] ?? "request", parameters.target)
    var frame = request.begin
    frame.isTruncated = request.isCut
    request.message = maker.begin(
      .request, frame, from: .client, key: UInt64(id), .command(command), into: &progress)
  }

  private func takeResponse(_ frame: Frame, _ record: FastCGIRecord, into progress: inout [Progress]) {
    switch record.kind {
    case .output, .error:
      let content = [UInt8](copying: frame.payload.slice(0, upTo: record.contentLength))
      let outcome = record.kind == .output ? Self.outcome(content) : Outcome("output")
      guard var message = responses[record.id] else {
        guard responses.count < Self.mostRequests else { return }
        responses[record.id] = maker.begin(
          .response, frame, from: .server, key: UInt64(record.id), .outcome(outcome), into: &progress)
        return
      }
      // What stands in front of the output is the application's complaints.
      if record.kind == .output, case .outcome(let known) = message.detail, known.text == "output" {
        message.detail = .outcome(outcome)
      }
      message.add(frame)
      responses[record.id] = message
    case .endRequest:
      // Whoever answers has read all that there was.
      forget(record.id, .inferred, into: &progress)
      var message =
        responses[record.id]
        ?? maker.begin(
          .response, frame, from: .server, key: UInt64(record.id), .outcome(Outcome("output")),
          into: &progress)
      if responses[record.id] != nil { message.add(frame) }
      if let refusal = Self.refusal(frame) { message.detail = .outcome(refusal) }
      progress.append(.ends(message, .whole))
      responses[record.id] = nil
    default: break
    }
  }

  /// The output begins with fields as HTTP's, of which `Status` is the response's, and 200 where it is left out.
  private static func outcome(_ output: [UInt8]) -> Outcome {
    guard let status = HTTPFields(output).value(of: "status") else { return Outcome("200") }
    let isFailure = (status.utf8.first ?? 0) >= UInt8(ascii: "4")
    guard isFailure else { return Outcome(status) }
    return Outcome(failure: String(status.prefix(3)), String(status.dropFirst(4)))
  }

  /// Why a request was not taken. Source: the specification, 5.5.
  private static func refusal(_ frame: Frame) -> Outcome? {
    guard frame.payload.byteCount >= 5 else { return nil }
    switch frame.payload.load(4, as: UInt8.self) {
    case 1: return Outcome(failure: "FCGI_CANT_MPX_CONN", "one request at a time")
    case 2: return Outcome(failure: "FCGI_OVERLOADED", "the application is busy")
    case 3: return Outcome(failure: "FCGI_UNKNOWN_ROLE", "the application has another role")
    default: return nil
    }
  }
}
