internal import Events

extension HTTPHead {
  /// A head as HTTP/2 sends it, written as HTTP/1 would. Nil for trailers, which have no pseudo-fields.
  init?(_ fields: [HPACKField], from sender: Side) {
    func value(_ name: StaticString) -> [UInt8]? {
      fields.first { $0.name?.rawSpan.has(name, at: 0) == true && $0.name?.count == name.utf8CodeUnitCount }?
        .value
    }
    let status = value(":status")
    let method = value(":method")
    let path = value(":path")
    // What a table does not tell may have been one of them, and comes first.
    let isHead = status != nil || method != nil || path != nil || fields.first.map { $0.name == nil } ?? false
    guard isHead else { return nil }
    let isRequest = status == nil && (method != nil || path != nil || sender == .client)
    var bytes: [UInt8] = []
    if isRequest {
      let target = path ?? value(":authority")
      bytes += Self.word(method) + [0x20] + Self.word(target) + Array(" HTTP/2\r\n".utf8)
      if let authority = value(":authority") { bytes += Array("host: ".utf8) + Self.line(authority) }
    } else {
      bytes += Array("HTTP/2 ".utf8) + Self.word(status) + [13, 10]
    }
    self.init(bytes + Self.lines(fields), isRequest: isRequest)
  }

  /// Fields without those whose names begin with a colon, and those that are not known.
  static func lines(_ fields: [HPACKField]) -> [UInt8] {
    fields.flatMap { field -> [UInt8] in
      guard let name = field.name, let value = field.value, name.first != UInt8(ascii: ":") else { return [] }
      return name.filter { $0 > 0x20 && $0 != UInt8(ascii: ":") } + Array(": ".utf8) + line(value)
    }
  }

  private static func line(_ value: [UInt8]) -> [UInt8] { value.filter { $0 != 10 && $0 != 13 } + [13, 10] }

  /// Nothing where it is not known.
  private static func word(_ value: [UInt8]?) -> [UInt8] { (value ?? []).filter { $0 > 0x20 } }
}
