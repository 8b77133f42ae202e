@testable import Containers

/// A field, and what it must say of a call in a pod.
struct ClusterFieldRow {
  let name: String
  /// It is the same of every call in a pod.
  var isOfPod = true
  /// - Parameter key: the label that is asked for, of fields that take one; else empty.
  let expected: (_ cluster: ListedCluster, _ call: ClusterCall, _ key: String) -> String?

  /// Every field of the class `k8s`.
  static var all: [ClusterFieldRow] {
    pods + related("k8s.ns") { $0.namespace(of: $1).map { [$0] } ?? [] }
      + related("k8s.svc") { $0.selecting(.service, $1) }
      + related("k8s.rc") { $0.selecting(.replicationController, $1) }
      + related("k8s.rs") { $0.selecting(.replicaSet, $1) }
      + related("k8s.deployment") { $0.selecting(.deployment, $1) }
      + related("k8s.sts") { $0.maker(.statefulSet, of: $1).map { [$0] } ?? [] }
      + related("k8s.ds") { $0.maker(.daemonSet, of: $1).map { [$0] } ?? [] }
      + related("k8s.job") { $0.maker(.job, of: $1).map { [$0] } ?? [] }
      + related("k8s.cronjob") { $0.maker(.cronJob, of: $1).map { [$0] } ?? [] }
      + end("client", \.client) + end("server", \.server) + end("local", \.local) + end("remote", \.remote)
  }

  /// Told by container engines, and not by the API.
  static let ofEngines = ["k8s.pod.sandbox_id", "k8s.pod.full_sandbox_id", "k8s.pod.cni.json"]

  private static var pods: [ClusterFieldRow] {
    [
      ofPod("k8s.pod.name") { pod, _ in pod.name }, ofPod("k8s.pod.id") { pod, _ in pod.uid },
      ofPod("k8s.pod.uid") { pod, _ in pod.uid }, ofPod("k8s.pod.label") { $0.labels[$1] },
      ofPod("k8s.pod.labels") { pod, _ in text(of: pod.labels) },
      ofPod("k8s.pod.ip") { pod, _ in pod.address }, ofPod("k8s.node.name") { pod, _ in pod.node },
    ] + ofEngines.map { ofPod($0) { _, _ in nil } }
  }

  private static func ofPod(
    _ name: String, _ value: @escaping (ListedCluster.Object, String) -> String?
  ) -> ClusterFieldRow {
    ClusterFieldRow(name: name) { _, call, key in value(call.pod, key) }
  }

  /// The fields of what a pod belongs to.
  private static func related(
    _ prefix: String, _ find: @escaping (ListedCluster, ListedCluster.Object) -> [ListedCluster.Object]
  ) -> [ClusterFieldRow] {
    func row(
      _ name: String, _ value: @escaping (ListedCluster.Object, String) -> String?
    ) -> ClusterFieldRow {
      ClusterFieldRow(name: "\(prefix).\(name)") { cluster, call, key in
        let values = find(cluster, call.pod).compactMap { value($0, key) }
        return values.isEmpty ? nil : values.joined(separator: ", ")
      }
    }
    return [
      row("name") { object, _ in object.name }, row("id") { object, _ in object.uid },
      row("label") { $0.labels[$1] }, row("labels") { object, _ in text(of: object.labels) },
    ]
  }

  /// The fields of one end of a connection.
  private static func end(_ end: String, _ address: @escaping (ClusterCall) -> String) -> [ClusterFieldRow] {
    func row(
      _ name: String, _ value: @escaping (ListedCluster.Holder, ListedCluster) -> String?
    ) -> ClusterFieldRow {
      ClusterFieldRow(name: "k8s.\(end).\(name).name", isOfPod: false) { cluster, call, _ in
        cluster.holder(of: address(call)).flatMap { value($0, cluster) }
      }
    }
    return [
      row("pod") { holder, _ in if case .pod(let pod) = holder { pod.name } else { nil } },
      row("ns") { holder, _ in
        switch holder {
        case .pod(let object), .service(let object): object.namespace
        case .node: nil
        }
      },
      row("svc") { holder, cluster in
        switch holder {
        case .pod(let pod): cluster.selecting(.service, pod).first?.name
        case .service(let service): service.name
        case .node: nil
        }
      },
      row("node") { holder, _ in
        switch holder {
        case .pod(let pod): pod.node
        case .node(let node): node.name
        case .service: nil
        }
      },
    ]
  }

  /// Labels in the order of their names.
  private static func text(of labels: [String: String]) -> String {
    labels.sorted { $0.key < $1.key }.map { $0.value.isEmpty ? $0.key : "\($0.key):\($0.value)" }
      .joined(separator: ", ")
  }
}

extension [String: Any] {
  /// Of a pod: where it runs.
  fileprivate var node: String? { map("spec")["nodeName"] as? String }
}
