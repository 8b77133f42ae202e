/// Questions and answers of the domain name system, as bytes for captures built in code.
public enum DNSMessage {
  /// A question for the IPv4 address of `name`.
  public static func question(_ name: String, id: UInt16) -> [UInt8] {
    header(id: id, flags: 0x0100, answers: 0) + body(name)
  }

  /// "No such name."
  static func noSuchName(_ name: String, id: UInt16) -> [UInt8] {
    header(id: id, flags: 0x8583, answers: 0) + body(name)
  }

  /// The address of `name`.
  public static func answer(_ name: String, id: UInt16, _ address: [UInt8]) -> [UInt8] {
    let pointerToName: [UInt8] = [0xC0, 0x0C]
    let typeClassAndLifetime: [UInt8] = [0, 1, 0, 1, 0, 0, 0, 30]
    return header(id: id, flags: 0x8580, answers: 1) + body(name) + pointerToName + typeClassAndLifetime + [
      0, 4,
    ]
      + address
  }

  private static func header(id: UInt16, flags: UInt16, answers: UInt16) -> [UInt8] {
    [id, flags, 1, answers, 0, 0].flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
  }

  private static func body(_ name: String) -> [UInt8] {
    let labels = name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
    return labels + [0, 0, 1, 0, 1]
  }
}
