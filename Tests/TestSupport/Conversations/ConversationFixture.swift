package import Protocols

/// What a real conversation carried, buffer by buffer; the first line of its file says how it was made.
///
/// `> ` and `< ` are bytes of the client and the server; `>+70 ` says that 70 more passed and were not captured. `= `
/// are the messages that come of them. `# port`, `# datagrams` and `# joined` say what else is known.
package struct ConversationFixture: Sendable, CustomStringConvertible {
  package struct Buffer: Sendable {
    package var bytes: [UInt8]
    package var missing: Int
    package let sender: Side

    package init(bytes: [UInt8], missing: Int = 0, sender: Side) {
      self.bytes = bytes
      self.missing = missing
      self.sender = sender
    }
  }

  package let name: String
  package let transport: Transport
  package let port: UInt16?
  /// Whether the capture began in the middle of it.
  package let isJoined: Bool
  package let buffers: [Buffer]
  package let expected: [String]

  package static let folder = "\(Repository.root)/Tests/ProtocolsTests/Fixtures"
  package static let all = Repository.files(in: folder).filter { $0.hasSuffix(".txt") }.map { Self($0) }
  /// Streams that are heard from their beginning.
  package static let streams = all.filter { $0.transport == .stream && !$0.isJoined }

  package static func named(_ name: String) -> ConversationFixture? { all.first { $0.name == name } }

  private init(_ file: String) {
    name = String(file.dropLast(4))
    let lines = Repository.lines(of: "\(Self.folder)/\(file)")
    transport = lines.contains("# datagrams") ? .datagram : .stream
    isJoined = lines.contains("# joined")
    port = lines.first { $0.hasPrefix("# port ") }.flatMap { UInt16($0.dropFirst(7)) }
    buffers = lines.compactMap(Self.buffer)
    expected = lines.filter { $0.hasPrefix("= ") }.map { String($0.dropFirst(2)) }
  }

  package var description: String { name }

  /// Writes the messages anew that come of it.
  package func rewrite(_ messages: [String]) {
    let path = "\(Self.folder)/\(name).txt"
    let kept = Repository.lines(of: path).filter { !$0.hasPrefix("= ") && !$0.isEmpty }
    let text = (kept + messages.map { "= \($0)" }).map { "\($0)\n" }.joined()
    writeFile(Array(text.utf8), to: path)
  }

  private static func buffer(_ line: String) -> Buffer? {
    guard let mark = line.first, mark == ">" || mark == "<", let blank = line.firstIndex(of: " ") else {
      return nil
    }
    let missing = Int(line[line.index(after: line.startIndex)..<blank].drop { $0 == "+" }) ?? 0
    let text = Array(line[line.index(after: blank)...].utf8)
    return Buffer(bytes: unescaped(text), missing: missing, sender: mark == ">" ? .client : .server)
  }

  private static func unescaped(_ text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch kind {
      case UInt8(ascii: "n"): bytes.append(10)
      case UInt8(ascii: "r"): bytes.append(13)
      case UInt8(ascii: "x"):
        bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      default: bytes.append(kind)
      }
    }
    return bytes
  }
}
