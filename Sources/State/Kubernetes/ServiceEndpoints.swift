internal import Events

/// The services behind which an address stands, as endpoint slices tell, and the ids of services by their names.
struct ServiceEndpoints: Sendable {
  private var names: [IPAddress: [Name]] = [:]
  private var ids: [Name: StringID] = [:]

  /// A service's namespace and name: slices know no ids.
  struct Name: Hashable, Sendable {
    let namespace: StringID
    let name: StringID
  }

  /// More services behind which the same address stands are not kept.
  private static let mostServices = 64

  /// The services behind which `address` stands. One may be named by several slices, but is told of once.
  func services(behind address: IPAddress) -> [Name] {
    var found: [Name] = []
    for name in names[address] ?? [] where !found.contains(name) { found.append(name) }
    return found
  }

  func id(of service: Name) -> StringID? { ids[service] }

  mutating func rename(_ old: KubernetesObject?, to new: KubernetesObject?) {
    if let old { ids[Name(namespace: old.namespace, name: old.name)] = nil }
    if let new { ids[Name(namespace: new.namespace, name: new.name)] = new.uid }
  }

  /// A slice came, went, or is not as it was.
  mutating func replace(_ old: KubernetesObject?, with new: KubernetesObject?) {
    if let old, old.service != .empty {
      let name = Name(namespace: old.namespace, name: old.service)
      for address in old.addresses { remove(name, from: address) }
    }
    if let new, new.service != .empty {
      let name = Name(namespace: new.namespace, name: new.service)
      for address in new.addresses where names[address, default: []].count < Self.mostServices {
        names[address, default: []].append(name)
      }
    }
  }

  private mutating func remove(_ name: Name, from address: IPAddress) {
    guard let index = names[address]?.firstIndex(of: name) else { return }
    names[address]?.remove(at: index)
    if names[address]?.isEmpty == true { names[address] = nil }
  }
}
