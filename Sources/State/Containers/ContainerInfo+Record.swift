internal import Events

/// Container records: JSON with everything that an engine told, under the member `container`.
///
///     {"container":{"id":"9b27cc40ad67","type":0,"name":"web_1","image":"nginx","labels":{…},"Mounts":[…],…}}
///
/// Source: the capture format, section "Synthetic events". All members but the id may be missing.
extension ContainerInfo {
  /// Reads a record; nil when it is no JSON object. The id of a record that names no container is empty.
  init?(record: RawSpan, interning strings: inout StringPool) {
    guard let document = JSONDocument(record), document.kind(of: .root) == .object else { return nil }
    let container = document.member("container", of: .root)
    let id = document.name("id", of: container, &strings)
    let kind = document.integer(of: document.member("type", of: container)).flatMap { UInt32(exactly: $0) }
    self.init(id: id, kind: ContainerKind(rawValue: kind ?? 0))
    readNames(document, container, &strings)
    readFacts(document, container, &strings)
    readLists(document, container, &strings)
    readLimits(document, container)
    labels = [Label](
      document.member("labels", of: container), of: document, strictly: false, interning: &strings)
    pod = PodLabels(labels, sandbox: document.name("pod_sandbox_id", of: container, &strings), &strings)
  }

  private mutating func readNames(
    _ document: borrowing JSONDocument, _ container: JSONValue?, _ strings: inout StringPool
  ) {
    name = document.name("name", of: container, &strings)
    fullID = document.name("full_id", of: container, &strings)
    image = document.name("image", of: container, &strings)
    imageID = document.name("imageid", of: container, &strings)
    imageRepository = document.name("imagerepo", of: container, &strings)
    imageTag = document.name("imagetag", of: container, &strings)
    imageDigest = document.name("imagedigest", of: container, &strings)
    networkResult = document.name("cni_json", of: container, &strings)
    mesosTask = document.name("mesos_task_id", of: container, &strings)
  }

  private mutating func readFacts(
    _ document: borrowing JSONDocument, _ container: JSONValue?, _ strings: inout StringPool
  ) {
    isPrivileged = document.bool(of: document.member("privileged", of: container)) ?? false
    isPodSandbox = document.bool(of: document.member("is_pod_sandbox", of: container)) ?? false
    // 0 is a lookup that was under way: in a recording it never ends. 2 is one that failed.
    let state = document.integer(of: document.member("lookup_state", of: container))
    isComplete = state != 0 && state != 2
    createdTime = document.integer(of: document.member("created_time", of: container)) ?? 0
    startedTime =
      document.integer(of: document.member("started_time", of: container))
      .flatMap { UInt64(exactly: $0) } ?? 0
    let text = document.text(of: document.member("ip", of: container))
    address = text.flatMap { IPAddress(String(decoding: $0, as: UTF8.self))?.v4 } ?? 0
  }

  private mutating func readLists(
    _ document: borrowing JSONDocument, _ container: JSONValue?, _ strings: inout StringPool
  ) {
    document.forEachElement(of: document.member("Mounts", of: container)) { document, mount in
      mounts.append(Mount(mount, of: document, &strings))
    }
    document.forEachElement(of: document.member("port_mappings", of: container)) { document, mapping in
      ports.append(PortMapping(mapping, of: document))
    }
    document.forEachElement(of: document.member("env", of: container)) { document, variable in
      guard document.kind(of: variable) == .string else { return }
      environment.append(document.intern(variable, in: &strings) ?? .empty)
    }
    for kind in HealthProbe.Kind.allCases {
      if let probe = HealthProbe(kind, document.member(kind.key, of: container), of: document, &strings) {
        probes.append(probe)
      }
    }
  }

  private mutating func readLimits(_ document: borrowing JSONDocument, _ container: JSONValue?) {
    let none = Limits()
    limits = Limits(
      memory: document.integer(of: document.member("memory_limit", of: container)) ?? none.memory,
      swap: document.integer(of: document.member("swap_limit", of: container)) ?? none.swap,
      cpuShares: document.integer(of: document.member("cpu_shares", of: container)) ?? none.cpuShares,
      cpuQuota: document.integer(of: document.member("cpu_quota", of: container)) ?? none.cpuQuota,
      cpuPeriod: document.integer(of: document.member("cpu_period", of: container)) ?? none.cpuPeriod,
      cpuCount: document.integer(of: document.member("cpuset_cpu_count", of: container)) ?? none.cpuCount)
  }
}

extension ContainerInfo.PodLabels {
  /// - Parameter sandbox: its id where the record tells it itself, as newer ones do.
  fileprivate init(_ labels: [Label], sandbox told: StringID, _ strings: inout StringPool) {
    name = labels.value(of: "io.kubernetes.pod.name", in: strings)
    namespace = labels.value(of: "io.kubernetes.pod.namespace", in: strings)
    uid = labels.value(of: "io.kubernetes.pod.uid", in: strings)
    let labelled = labels.value(of: "io.kubernetes.sandbox.id", in: strings)
    guard let full = told == .empty ? labelled : told else { return }
    sandboxFullID = full
    let short = [UInt8](copying: strings[full].slice(0, upTo: 12))
    sandbox = strings.intern(short)
  }
}

extension ContainerInfo.Mount {
  fileprivate init(_ mount: JSONValue, of document: borrowing JSONDocument, _ strings: inout StringPool) {
    source = document.string("Source", of: mount, &strings)
    destination = document.string("Destination", of: mount, &strings)
    mode = document.string("Mode", of: mount, &strings)
    propagation = document.string("Propagation", of: mount, &strings)
    let writable = document.member("RW", of: mount)
    isWritable =
      writable.map { document.kind(of: $0) == .bool } == true && document.bool(of: writable) == true
  }
}

extension ContainerInfo.PortMapping {
  fileprivate init(_ mapping: JSONValue, of document: borrowing JSONDocument) {
    func number(_ name: StaticString) -> Int64 {
      document.integer(of: document.member(name, of: mapping)) ?? 0
    }
    hostAddress = UInt32(truncatingIfNeeded: number("HostIp"))
    hostPort = UInt16(truncatingIfNeeded: number("HostPort"))
    containerPort = UInt16(truncatingIfNeeded: number("ContainerPort"))
  }
}

extension HealthProbe {
  fileprivate init?(
    _ kind: Kind, _ probe: JSONValue?, of document: borrowing JSONDocument, _ strings: inout StringPool
  ) {
    guard let executable = document.intern(document.member("exe", of: probe), in: &strings) else {
      return nil
    }
    self.kind = kind
    self.executable = executable
    var arguments: [StringID] = []
    document.forEachElement(of: document.member("args", of: probe)) { document, argument in
      if let argument = document.intern(argument, in: &strings) { arguments.append(argument) }
    }
    self.arguments = arguments
  }
}

extension JSONDocument {
  /// The text of a member, empty where there is none.
  fileprivate func name(_ name: StaticString, of value: JSONValue?, _ strings: inout StringPool) -> StringID {
    intern(member(name, of: value), in: &strings) ?? .empty
  }

  /// The same for a member that must be a string.
  fileprivate func string(_ name: StaticString, of value: JSONValue?, _ strings: inout StringPool) -> StringID
  {
    guard let found = member(name, of: value), kind(of: found) == .string else { return .empty }
    return intern(found, in: &strings) ?? .empty
  }
}
