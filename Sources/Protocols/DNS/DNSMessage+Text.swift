internal import Events

/// Messages as one line.
extension DNSMessage {
  package var isFailure: Bool { isResponse && responseCode != .noError }

  /// `A? name.`, `A name. 10.0.0.1`, `NXDOMAIN name. 0 answers`.
  package var summary: String {
    let question = questions.first
    let name = question?.name ?? "?"
    let type = question.map(\.type.description) ?? "?"
    let operation = operationName.map { "\($0) " } ?? ""
    guard isResponse else { return "\(operation)\(type)\(opcode == 0 ? "?" : "") \(name)" }
    let note = flags.contains(.truncated) ? ", truncated" : ""
    let answers = records(in: .answer)
    if responseCode == .noError, !answers.isEmpty {
      let shown = answers.prefix(4).map(\.summary).joined(separator: ", ")
      let others = answers.count > 4 ? " and \(answers.count - 4) more" : ""
      return "\(operation)\(type) \(name) \(shown)\(others)\(note)"
    }
    let count = count(in: .answer)
    let answerCount = "\(count) \(count == 1 ? "answer" : "answers")"
    return "\(operation)\(responseCode) \(type) \(name) \(answerCount)\(note)\(reason)"
  }

  /// Why there is no answer, where the server says so.
  private var reason: String {
    guard let error = edns?.error else { return "" }
    return ", extended error \(error.code)" + (error.text.isEmpty ? "" : ": \(error.text)")
  }

  private var operationName: String? {
    switch opcode {
    case 0: nil
    case 4: "NOTIFY"
    case 5: "UPDATE"
    default: "OPCODE\(opcode)"
    }
  }
}

extension DNSRecord {
  /// What the record says, without whose it is: `10.0.0.1`, `CNAME web.`, `SRV 0 100 80 web.`.
  package var summary: String {
    switch data {
    case .address(let address): text(of: address)
    case .name(let name): "\(type) \(name)"
    case .startOfAuthority(let authority): "SOA \(authority.server)"
    case .mailExchange(let preference, let name): "MX \(preference) \(name)"
    case .text(let texts): "TXT " + texts.map { "\"\($0)\"" }.joined(separator: " ")
    case .server(let priority, let weight, let port, let target):
      "SRV \(priority) \(weight) \(port) \(target)"
    case .service(let binding): "\(type) \(binding.priority) \(binding.target)"
    case .certificationAuthority(_, let tag, let value): "CAA \(tag) \(value)"
    case .opaque(let bytes): "\(type) of \(bytes.count) bytes"
    }
  }

  private func text(of address: IPAddress) -> String {
    var buffer = ByteBuffer(capacity: 64)
    buffer.append(address)
    return Protocols.text(of: buffer.bytes)
  }
}
