internal import Events
internal import Glibc

/// Names of services by port, from the file of the reading machine, asked for once.
struct ServiceNames: Sendable {
  static let shared = ServiceNames(text: Self.file("/etc/services"))

  private let names: [Key: [UInt8]]

  private struct Key: Hashable {
    let port: UInt16
    let transport: L4Protocol
  }

  /// Reads lines of `name port/transport aliases… # comment`. The first name of a port counts.
  init(text: String) {
    var names: [Key: [UInt8]] = [:]
    for line in text.split(separator: "\n") {
      let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
      guard words.count >= 2 else { continue }
      let parts = words[1].split(separator: "/")
      guard parts.count == 2, let port = UInt16(parts[0]) else { continue }
      let transport: L4Protocol = parts[1] == "tcp" ? .tcp : parts[1] == "udp" ? .udp : .raw
      for each in [transport, .unknown] where names[Key(port: port, transport: each)] == nil {
        names[Key(port: port, transport: each)] = Array(words[0].utf8)
      }
    }
    self.names = names
  }

  /// The service at `port`: of any transport where that is neither TCP nor UDP.
  func name(of port: UInt16, _ transport: L4Protocol) -> [UInt8]? {
    names[Key(port: port, transport: transport == .tcp || transport == .udp ? transport : .unknown)]
  }

  private static func file(_ path: String) -> String {
    guard let file = unsafe fopen(path, "re") else { return "" }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 16384)
    while true {
      let count = unsafe fread(&block, 1, block.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(contentsOf: block[..<count])
    }
  }
}
