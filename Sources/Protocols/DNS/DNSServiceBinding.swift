internal import Events

/// What an SVCB or HTTPS record says. Source: RFC 9460.
package struct DNSServiceBinding: Sendable, Hashable {
  /// 0 makes it an alias.
  package let priority: Int
  package let target: String
  package let parameters: [Parameter]

  package struct Parameter: Sendable, Hashable {
    package let key: UInt16
    package let value: [UInt8]
  }

  init?(reading cursor: inout NetworkCursor) {
    guard let priority = cursor.short(), let target = DNSName.read(&cursor) else { return nil }
    self.priority = priority
    self.target = target
    var parameters: [Parameter] = []
    while let key = cursor.number(UInt16.self), let length = cursor.short(), let value = cursor.array(length)
    {
      parameters.append(Parameter(key: key, value: value))
    }
    self.parameters = parameters
  }

  /// The protocols that are offered: `h2`, `h3`.
  package var applicationProtocols: [String] {
    guard let value = parameters.first(where: { $0.key == 1 })?.value else { return [] }
    var cursor = NetworkCursor(value.rawSpan)
    var names: [String] = []
    while let length = cursor.byte(), let name = cursor.array(Int(length)) { names.append(oneLine(name)) }
    return names
  }
}
