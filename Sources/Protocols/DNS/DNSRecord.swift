package import Events

/// A record of an answer.
package struct DNSRecord: Sendable, Hashable {
  package let name: String
  package let type: DNSType
  package let classCode: UInt16
  /// How many seconds it may be kept.
  package let timeToLive: UInt32
  package let data: Data

  package enum Data: Sendable, Hashable {
    case address(IPAddress)
    /// Of CNAME, DNAME, NS and PTR.
    case name(String)
    case startOfAuthority(DNSAuthority)
    case mailExchange(preference: Int, String)
    case text([String])
    case server(priority: Int, weight: Int, port: Int, target: String)
    case service(DNSServiceBinding)
    case certificationAuthority(flags: UInt8, tag: String, value: String)
    /// Of types that are not read, of which records are malformed as well.
    case opaque([UInt8])
  }

  /// Nil where the record is cut.
  init?(reading cursor: inout NetworkCursor) {
    guard let name = DNSName.read(&cursor), let type = cursor.number(UInt16.self),
      let classCode = cursor.number(UInt16.self), let timeToLive = cursor.number(UInt32.self),
      let length = cursor.short(), length <= cursor.remaining
    else { return nil }
    self.name = name
    self.type = DNSType(rawValue: type)
    self.classCode = classCode
    self.timeToLive = timeToLive
    // Names in the data point to what stands before them, hence the whole message up to the end of the data.
    let end = cursor.position + length
    var inner = NetworkCursor(cursor.bytes.slice(0, upTo: end), at: cursor.position)
    data = Data(self.type, &inner) ?? .opaque([UInt8](copying: cursor.bytes.slice(end - length, upTo: end)))
    guard cursor.skip(length) else { return nil }
  }
}

extension DNSRecord.Data {
  /// Nil for types that are not read, and where the data is not what its type says.
  fileprivate init?(_ type: DNSType, _ cursor: inout NetworkCursor) {
    switch type {
    case .a, .aaaa: self.init(addressOf: type, cursor)
    case .ns, .cname, .ptr, .dname:
      guard let name = DNSName.read(&cursor) else { return nil }
      self = .name(name)
    case .soa:
      guard let authority = DNSAuthority(reading: &cursor) else { return nil }
      self = .startOfAuthority(authority)
    case .mx:
      guard let preference = cursor.short(), let name = DNSName.read(&cursor) else { return nil }
      self = .mailExchange(preference: preference, name)
    case .txt:
      var texts: [String] = []
      while let length = cursor.byte(), let text = cursor.array(Int(length)) { texts.append(oneLine(text)) }
      self = .text(texts)
    case .srv:
      guard let priority = cursor.short(), let weight = cursor.short(), let port = cursor.short(),
        let target = DNSName.read(&cursor)
      else { return nil }
      self = .server(priority: priority, weight: weight, port: port, target: target)
    case .svcb, .https:
      guard let binding = DNSServiceBinding(reading: &cursor) else { return nil }
      self = .service(binding)
    case .caa:
      guard let flags = cursor.byte(), let length = cursor.byte(), let tag = cursor.array(Int(length)) else {
        return nil
      }
      self = .certificationAuthority(
        flags: flags, tag: oneLine(tag), value: oneLine([UInt8](copying: cursor.ahead)))
    default: return nil
    }
  }

  private init?(addressOf type: DNSType, _ cursor: NetworkCursor) {
    guard cursor.remaining == (type == .a ? 4 : 16) else { return nil }
    self = .address(IPAddress(networkOrder: cursor.ahead, at: 0, isV6: type == .aaaa))
  }
}
