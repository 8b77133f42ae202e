/// What is asked for.
package struct DNSQuestion: Hashable, Sendable {
  /// With a dot at its end; what is not printable is escaped (`\032`).
  package let name: String
  package let type: DNSType
  /// 1 is the internet.
  package let classCode: UInt16

  init?(reading cursor: inout NetworkCursor) {
    guard let name = DNSName.read(&cursor), let type = cursor.number(UInt16.self),
      let classCode = cursor.number(UInt16.self)
    else { return nil }
    self.name = name
    self.type = DNSType(rawValue: type)
    self.classCode = classCode
  }
}
