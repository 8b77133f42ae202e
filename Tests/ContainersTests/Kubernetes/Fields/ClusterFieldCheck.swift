import Captures
import Events
import Inspection
import State
import TestSupport
import Testing

@testable import Containers

/// Each field of each call in each pod of a cluster, compared with what it must be.
struct ClusterFieldCheck {
  /// What was not as it must be.
  private(set) var differences: [String] = []
  /// How much was compared.
  private(set) var count = 0
  /// The fields that said something.
  private(set) var answered: Set<String> = []

  private let cluster: ListedCluster
  private let calls: [ClusterCall]
  private var questions: [Question] = []

  private struct Question {
    let row: ClusterFieldRow
    let key: String
    let extract: FieldInfo.Extractor
  }

  /// Every call is made twice: in a container that the pod's status names, and in one that only its labels lead from.
  init(_ cluster: ListedCluster, _ records: [[UInt8]]) throws {
    self.cluster = cluster
    calls = cluster[.pod].flatMap { pod in
      // Where a pod has no address yet, the host's own stands for it.
      let local = pod.address ?? Self.hostAddress
      return cluster.addresses.filter { $0 != local }.flatMap { remote in
        [true, false].map { ClusterCall(pod: pod, local: local, remote: remote, isClient: $0) }
      }
    }
    for row in ClusterFieldRow.all { try ask(row) }
    try check(capture(records))
  }

  private mutating func ask(_ row: ClusterFieldRow) throws {
    let takesKey = FieldTable.shared[row.name]?.argument == .required
    for key in takesKey ? cluster.labelNames.sorted() + ["none"] : [""] {
      let name = takesKey ? "\(row.name)[\(key)]" : row.name
      let match = try #require(try FieldTable.shared.reference(at: 0, in: Array(name.utf8)))
      #expect(match.length == name.utf8.count)
      guard case .one(let extract) = match.reference.extraction else { continue }
      questions.append(Question(row: row, key: key, extract: extract))
    }
  }

  private mutating func check(_ capture: CaptureBuilder) throws {
    let file = TemporaryFile(capture)
    var machine = Machine()
    var reader = try CaptureReader(path: file.path)
    var index = 0
    while let event = try reader.next(informing: &machine) {
      machine.apply(event)
      guard EventTable.shared[event.type]?.name == "close", event.type.isEnter else { continue }
      let call = calls[index / 2]
      let isFirst = index < 2 || calls[index / 2 - 1].pod.uid != call.pod.uid
      for question in questions where isFirst || !question.row.isOfPod {
        check(question, call, event, machine)
      }
      index += 1
    }
    #expect(index == calls.count * 2)
  }

  private mutating func check(
    _ question: Question, _ call: ClusterCall, _ event: EventView, _ machine: borrowing Machine
  ) {
    count += 1
    var scratch = FieldScratch()
    let found: String? =
      switch question.extract(event, machine, &scratch) {
      case .name(let id): String(decoding: [UInt8](copying: machine.strings[id]), as: UTF8.self)
      case .text: String(decoding: [UInt8](copying: scratch.text.bytes), as: UTF8.self)
      default: nil
      }
    if found != nil { answered.insert(question.row.name) }
    let expected = question.row.expected(cluster, call, question.key)
    guard found != expected, differences.count < 20 else { return }
    differences.append(
      "\(question.row.name)[\(question.key)] of \(call): \(found ?? "nothing"), not \(expected ?? "nothing")")
  }

  // MARK: - The capture

  /// The records, and the calls: each in a container that the pod's status names, and in one that its labels name.
  private func capture(_ records: [[UInt8]]) -> CaptureBuilder {
    var builder = CaptureBuilder().interface(
      "eth0", Self.hostAddress, netmask: "255.255.255.0", broadcast: "192.0.2.255")
    for (index, pod) in cluster[.pod].enumerated() {
      let told = pod.containerID ?? Self.labelledContainer(index)
      for (thread, container) in zip(Self.threads(index), [told, Self.labelledContainer(index)]) {
        builder = builder.thread(thread, "app", cgroups: ["cpu=/kubepods/pod\(index)/\(container)"])
      }
    }
    for (index, pod) in cluster[.pod].enumerated() {
      builder = builder.container(
        String(Self.labelledContainer(index).prefix(12)), name: "c", image: "busybox", type: 7,
        labels: [("io.kubernetes.pod.uid", pod.uid)])
    }
    for record in records { builder = builder.kubernetes(String(decoding: record, as: UTF8.self)) }
    // Longer than an address that was given up is remembered.
    builder = builder.wait(61_000_000_000)
    for call in calls {
      let index = cluster[.pod].firstIndex { $0.uid == call.pod.uid } ?? 0
      for thread in Self.threads(index) { builder = builder.on(thread).connection(call).close(3) }
    }
    return builder
  }

  /// The host's own, and nobody's in the cluster.
  private static let hostAddress = "192.0.2.1"

  private static func threads(_ index: Int) -> [Int64] { [Int64(2 * index + 10), Int64(2 * index + 11)] }

  /// An id of 64 digits that no engine told.
  private static func labelledContainer(_ index: Int) -> String {
    let digits = String(index + 0xA0, radix: 16)
    return String(repeating: digits, count: 32)
  }
}

extension [String: Any] {
  /// Of a pod: the id of its first container, if that was started.
  fileprivate var containerID: String? {
    let ids = map("status").maps("containerStatuses")?.compactMap { $0["containerID"] as? String }
    return ids?.first?.split(separator: "/").last.map(String.init)
  }
}

extension CaptureBuilder {
  fileprivate func connection(_ call: ClusterCall) -> CaptureBuilder {
    if call.isClient { return socket(3).connect(3, from: call.local, 40_000, to: call.remote, 80) }
    return accept(3, from: call.remote, 40_000, to: call.local, 80)
  }
}
