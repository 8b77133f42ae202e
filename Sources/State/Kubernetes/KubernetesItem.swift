internal import Events

/// An item of a record: an object as far as the record tells of it.
///
/// Members that are missing, null or of another type say nothing; those that are not known are passed over. Source: the
/// capture format, "Synthetic events"; `podIPs`, `hostNetwork`, `ownerReferences`, `deletionTimestamp`, `clusterIPs` and
/// the kinds that sysdig does not know stand in newer records, named as Kubernetes names them.
struct KubernetesItem {
  /// More is not kept of one object: Kubernetes has a handful.
  static let longestList = 1024

  private(set) var object: KubernetesObject
  /// The record has a selector, though it may be empty.
  private var hasSelector = false
  private var hasPhase = false
  private let kind: KubernetesKind

  init(
    _ item: JSONValue, of document: borrowing JSONDocument, _ kind: KubernetesKind,
    _ strings: inout StringPool
  ) {
    self.kind = kind
    func name(_ key: StaticString) -> StringID {
      document.intern(document.member(key, of: item), in: &strings) ?? .empty
    }
    object = KubernetesObject(uid: name("uid"), name: name("name"), namespace: name("namespace"))
    object.labels = [Label](
      document.member("labels", of: item), of: document, strictly: true, interning: &strings)
    object.owners = Self.owners(of: item, document, &strings)
    if kind.selectsPods {
      let selector = document.member("selector", of: item)
      hasSelector = selector != nil
      object.selector = [Label](selector, of: document, strictly: true, interning: &strings)
    }
    switch kind {
    case .pod:
      object.node = name("nodeName")
      readPod(item, document, &strings)
    case .node: object.addresses = Self.addresses(["addresses"], of: item, document)
    case .service: object.addresses = Self.addresses(["clusterIP", "clusterIPs"], of: item, document)
    case .endpointSlice:
      object.service = name("service")
      if object.service == .empty {
        object.service = object.labels.value(of: "kubernetes.io/service-name", in: strings) ?? .empty
      }
      object.addresses = Self.addresses(["addresses"], of: item, document)
    default: break
    }
  }

  /// Changes what is known of the object to what the record says.
  func update(_ known: inout KubernetesObject) {
    if !object.labels.isEmpty { known.labels = object.labels }
    if kind == .service ? !object.selector.isEmpty : hasSelector { known.selector = object.selector }
    if !object.owners.isEmpty { known.owners = object.owners }
    if !object.addresses.isEmpty || kind == .endpointSlice { known.addresses = object.addresses }
    if object.service != .empty { known.service = object.service }
    guard kind == .pod else { return }
    let former = known.containers.filter { !object.containers.contains($0) }
    known.containers = object.containers + former.prefix(Self.mostFormerContainers)
    if !object.probes.isEmpty { known.probes = object.probes }
    if object.node != .empty { known.node = object.node }
    if let address = object.nodeAddress { known.nodeAddress = address }
    known.usesNodeNetwork = known.usesNodeNetwork || object.usesNodeNetwork
    known.isTerminating = known.isTerminating || object.isTerminating
    if hasPhase { known.isOver = object.isOver }
  }

  /// How many containers a pod had before is remembered: a container's processes may outlive the record of the next one.
  private static let mostFormerContainers = 32

  private mutating func readPod(
    _ item: JSONValue, _ document: borrowing JSONDocument, _ strings: inout StringPool
  ) {
    object.containers = Self.containers(of: item, document, &strings)
    object.probes = PodProbe.all(of: item, document, &strings)
    object.addresses = Self.addresses(["podIP", "podIPs"], of: item, document)
    object.nodeAddress = Self.addresses(["hostIP"], of: item, document).first
    object.usesNodeNetwork =
      document.bool(of: document.member("hostNetwork", of: item)) == true
      // What sysdig recorded tells it by the address alone.
      || object.nodeAddress.map { object.addresses.contains($0) } == true
    object.isTerminating = document.member("deletionTimestamp", of: item) != nil
    let phase = document.text(of: document.member("phase", of: item))
    hasPhase = phase != nil
    object.isOver = phase == Array("Succeeded".utf8) || phase == Array("Failed".utf8)
  }

  /// The short ids of a pod's containers, those that prepare it or were added to look into it included.
  private static func containers(
    of pod: JSONValue, _ document: borrowing JSONDocument, _ strings: inout StringPool
  ) -> [StringID] {
    var ids: [[UInt8]] = []
    let lists: [StaticString] = [
      "containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses",
    ]
    for list in lists {
      document.forEachElement(of: document.member(list, of: pod)) { document, status in
        guard ids.count < longestList,
          let id = document.text(of: document.member("containerID", of: status))
        else { return }
        ids.append(id)
      }
    }
    return ids.compactMap { id in shortID(id).map { strings.intern($0) } }
  }

  /// `docker://` and 64 digits: the first twelve; `rkt://` and a name: the name.
  static func shortID(_ id: [UInt8]) -> [UInt8]? {
    for (scheme, length) in [("docker://", 12), ("rkt://", Int.max), ("containerd://", 12), ("cri-o://", 12)]
    where id.starts(with: scheme.utf8) {
      return [UInt8](id.dropFirst(scheme.utf8.count).prefix(length))
    }
    return nil
  }

  private static func owners(
    of item: JSONValue, _ document: borrowing JSONDocument, _ strings: inout StringPool
  ) -> [KubernetesObject.Owner] {
    var owners: [KubernetesObject.Owner] = []
    document.forEachElement(of: document.member("ownerReferences", of: item)) { document, owner in
      guard owners.count < longestList,
        let kind = document.text(of: document.member("kind", of: owner)).flatMap(KubernetesKind.init),
        let name = document.intern(document.member("name", of: owner), in: &strings),
        let uid = document.intern(document.member("uid", of: owner), in: &strings)
      else { return }
      owners.append(KubernetesObject.Owner(kind: kind, name: name, uid: uid))
    }
    return owners
  }

  /// The addresses that members hold, each once: text, or lists of texts or of objects with an `ip` or `addresses`. What
  /// is no address (a node's host name, `None`) is passed over.
  private static func addresses(
    _ members: [StaticString], of item: JSONValue, _ document: borrowing JSONDocument
  ) -> [IPAddress] {
    var texts: [[UInt8]] = []
    func take(_ document: borrowing JSONDocument, _ value: JSONValue?) {
      if texts.count < longestList, let text = document.text(of: value) { texts.append(text) }
    }
    for member in members {
      let value = document.member(member, of: item)
      take(document, value)
      document.forEachElement(of: value) { document, element in
        take(document, element)
        take(document, document.member("ip", of: element))
        document.forEachElement(of: document.member("addresses", of: element)) { take($0, $1) }
      }
    }
    var addresses: [IPAddress] = []
    for text in texts {
      guard let address = IPAddress(String(decoding: text, as: UTF8.self))?.unmapped,
        !addresses.contains(address)
      else { continue }
      addresses.append(address)
    }
    return addresses
  }
}
