internal import Foundation

extension ContainerRecord: Encodable {
  private enum Key: String, CodingKey {
    case id, type, name, image, labels, privileged, ip
    case fullID = "full_id"
    case imageID = "imageid"
    case imageRepository = "imagerepo"
    case imageTag = "imagetag"
    case imageDigest = "imagedigest"
    case isPodSandbox = "is_pod_sandbox"
    case lookupState = "lookup_state"
    case createdTime = "created_time"
    case startedTime = "started_time"
    case mounts = "Mounts"
    case ports = "port_mappings"
    case memory = "memory_limit"
    case swap = "swap_limit"
    case cpuShares = "cpu_shares"
    case cpuQuota = "cpu_quota"
    case cpuPeriod = "cpu_period"
    case cpuCount = "cpuset_cpu_count"
    case deadline = "metadata_deadline"
    case environment = "env"
    case sandbox = "pod_sandbox_id"
    case sandboxLabels = "pod_sandbox_labels"
    case networkResult = "cni_json"
  }

  private struct ProbeKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// `lookup_state` of what an engine has told in full.
  private static let successful = 1

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    try members.encode(id, forKey: .id)
    try members.encode(fullID, forKey: .fullID)
    try members.encode(kind, forKey: .type)
    try members.encode(name, forKey: .name)
    try members.encode(image.reference, forKey: .image)
    try members.encode(image.id, forKey: .imageID)
    try members.encode(image.repository, forKey: .imageRepository)
    try members.encode(image.tag, forKey: .imageTag)
    try members.encode(image.digest, forKey: .imageDigest)
    try members.encode(isPrivileged, forKey: .privileged)
    try members.encode(isPodSandbox, forKey: .isPodSandbox)
    try members.encode(Self.successful, forKey: .lookupState)
    try members.encode(createdTime, forKey: .createdTime)
    // Ours: sysdig has no room for it.
    if startedTime > 0 { try members.encode(startedTime, forKey: .startedTime) }
    try members.encode(address ?? "0.0.0.0", forKey: .ip)
    try members.encode(labels, forKey: .labels)
    try members.encode(mounts, forKey: .mounts)
    try members.encode(ports, forKey: .ports)
    try encode(limits, into: &members)
    // Readers of sysdig's expect both. Environments often hold secrets, and no field shows them.
    try members.encode(0, forKey: .deadline)
    try members.encode([String](), forKey: .environment)
    if let sandbox { try members.encode(sandbox, forKey: .sandbox) }
    if !sandboxLabels.isEmpty { try members.encode(sandboxLabels, forKey: .sandboxLabels) }
    if let networkResult { try members.encode(networkResult, forKey: .networkResult) }
    var probeMembers = encoder.container(keyedBy: ProbeKey.self)
    for (name, probe) in probes { try probeMembers.encode(probe, forKey: ProbeKey(stringValue: name)) }
  }

  private func encode(_ limits: Limits, into members: inout KeyedEncodingContainer<Key>) throws {
    try members.encode(limits.memory, forKey: .memory)
    try members.encode(limits.swap, forKey: .swap)
    try members.encode(limits.cpuShares, forKey: .cpuShares)
    try members.encode(limits.cpuQuota, forKey: .cpuQuota)
    try members.encode(limits.cpuPeriod, forKey: .cpuPeriod)
    try members.encode(limits.cpuCount, forKey: .cpuCount)
  }

  /// `{"container":{…}}`, without line breaks.
  var json: [UInt8] { RecordJSON.bytes(["container": self]) }
}
