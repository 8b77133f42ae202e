internal import Foundation

extension ContainerRecord.Probe {
  /// - Parameter words: an executable and its arguments.
  init?(command words: [String]) {
    guard let first = words.first else { return nil }
    self.init(executable: Self.unquoted(first), arguments: words.dropFirst().map(Self.unquoted))
  }

  /// - Parameter test: as engines keep a healthcheck: `CMD` and words, `CMD-SHELL` and a line, or `NONE`.
  init?(healthcheck test: [String]?) {
    guard let test, test.count > 1 else { return nil }
    switch test[0] {
    case "CMD": self.init(command: Array(test.dropFirst()))
    case "CMD-SHELL": self.init(executable: "/bin/sh", arguments: ["-c", test[1]])
    default: return nil
    }
  }

  /// Without pairs of quotes around all of it, which some people write into lists of words.
  private static func unquoted(_ word: String) -> String {
    var rest = word[...]
    while rest.count > 1, let first = rest.first, first == "\"" || first == "'", rest.last == first {
      rest = rest.dropFirst().dropLast()
    }
    return String(rest)
  }
}

extension ContainerRecord {
  /// Where kubectl keeps what a pod was made from, among the annotations of the pod; Docker's labels say `annotation.`
  /// before it.
  static let appliedConfiguration = "kubectl.kubernetes.io/last-applied-configuration"

  /// Takes the probes of Kubernetes from what the pod was made from. A container that has one is not asked for a
  /// healthcheck.
  ///
  /// - Parameters:
  ///   - json: the object that was applied, a pod.
  ///   - container: the name of this one; where there is none of that name, it is the first.
  mutating func addProbes(appliedConfiguration json: String, container: String?) {
    guard let pod = try? JSONDecoder().decode(AppliedPod.self, from: Data(json.utf8)),
      let containers = pod.spec?.containers
    else { return }
    guard let found = containers.first(where: { $0.name == container }) ?? containers.first else { return }
    let told = [("LivenessProbe", found.livenessProbe), ("ReadinessProbe", found.readinessProbe)]
    let probes = told.compactMap { (name, handler) in
      handler?.exec?.command.flatMap(Probe.init(command:)).map { (name, $0) }
    }
    if !probes.isEmpty { self.probes = Dictionary(uniqueKeysWithValues: probes) }
  }
}

/// The part of a pod that tells its probes.
private struct AppliedPod: Decodable {
  var spec: Spec?

  struct Spec: Decodable { var containers: [Container]? }

  struct Container: Decodable {
    var name: String?
    var livenessProbe: Handler?
    var readinessProbe: Handler?
  }

  struct Handler: Decodable { var exec: Exec? }

  struct Exec: Decodable { var command: [String]? }
}
