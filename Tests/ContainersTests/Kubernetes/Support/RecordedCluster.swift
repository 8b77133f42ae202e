import Foundation
import TestSupport

/// What was recorded from an API server, and the items that records must have for its objects: made from the API's own
/// JSON, member by member, and not by what is tested.
struct RecordedCluster {
  let folder: String

  static let plurals = [
    "pods": "Pod", "namespaces": "Namespace", "nodes": "Node", "endpointslices": "EndpointSlice",
    "replicationcontrollers": "ReplicationController", "replicasets": "ReplicaSet",
    "statefulsets": "StatefulSet", "daemonsets": "DaemonSet", "jobs": "Job", "services": "Service",
    "deployments": "Deployment", "cronjobs": "CronJob",
  ]

  init(_ version: String) { folder = (ReplayServer.recordings ?? "") + "/" + version }

  /// The items of a list, by kind and id.
  func items(_ list: String, where isWanted: ([String: Any]) -> Bool = { _ in true }) -> [String: [String:
    String]]
  {
    var items: [String: [String: String]] = [:]
    for (plural, kind) in Self.plurals {
      for object in objects("\(list)/\(plural).json") where isWanted(object) {
        let item = Self.item(object, kind)
        items[kind, default: [:]][item["uid"] as? String ?? ""] = JSONText.of(item)
      }
    }
    return items
  }

  /// The items of all objects that a list or a watch ever showed, by kind.
  func everyItem(in lists: [String]) -> [String: Set<String>] {
    var items: [String: Set<String>] = [:]
    for (plural, kind) in Self.plurals {
      let listed = lists.flatMap { objects("\($0)/\(plural).json") }
      let lines =
        fileBytes("\(folder)/watch/\(plural).watch.jsonl")?.split(separator: UInt8(ascii: "\n")) ?? []
      let watched = lines.compactMap { JSONText.object(Array($0))?["object"] as? [String: Any] }
      items[kind] = Set((listed + watched).map { JSONText.of(Self.item($0, kind)) })
    }
    return items
  }

  func objects(_ file: String) -> [[String: Any]] {
    fileBytes("\(folder)/\(file)").flatMap(JSONText.object)?["items"] as? [[String: Any]] ?? []
  }

  static func item(_ object: [String: Any], _ kind: String) -> [String: Any] {
    let metadata = object.map("metadata")
    var item: [String: Any] = [
      "name": metadata["name"] ?? "", "uid": metadata["uid"] ?? "", "labels": metadata["labels"] ?? NSNull(),
      "timestamp": metadata["creationTimestamp"] ?? NSNull(),
    ]
    for key in ["namespace", "deletionTimestamp"] { item[key] = metadata[key] }
    item["ownerReferences"] = metadata.maps("ownerReferences")?.map { $0.only(["kind", "name", "uid"]) }
    return item.merging(content(object, kind)) { first, _ in first }
  }

  private static func content(_ object: [String: Any], _ kind: String) -> [String: Any] {
    let (spec, status) = (object.map("spec"), object.map("status"))
    let labels = spec.map("selector")["matchLabels"] ?? NSNull()
    switch kind {
    case "Pod": return pod(spec, status)
    case "Node":
      return [
        "addresses": Set((status.maps("addresses") ?? []).compactMap { $0["address"] as? String }).sorted()
      ]
    case "Service":
      let ports = spec.maps("ports")?.map { $0.only(["name", "port", "protocol", "targetPort", "nodePort"]) }
      return [
        "clusterIP": spec["clusterIP"] ?? NSNull(), "ports": ports ?? NSNull(),
        "selector": spec["selector"] ?? NSNull(),
      ].merging(spec.only(["clusterIPs", "type"])) { first, _ in first }
    case "ReplicationController", "ReplicaSet", "Deployment", "StatefulSet":
      return [
        "specReplicas": spec["replicas"] ?? NSNull(), "statReplicas": status["replicas"] ?? NSNull(),
        "selector": kind == "ReplicationController" ? spec["selector"] ?? NSNull() : labels,
      ]
    case "DaemonSet":
      return [
        "desiredScheduled": status["desiredNumberScheduled"] ?? NSNull(),
        "currentScheduled": status["currentNumberScheduled"] ?? NSNull(), "selector": labels,
      ]
    case "EndpointSlice":
      let service = object.map("metadata").map("labels")["kubernetes.io/service-name"]
      let addresses = (object.maps("endpoints") ?? []).flatMap { $0["addresses"] as? [String] ?? [] }
      return ["addresses": addresses].merging(service.map { ["service": $0] } ?? [:]) { first, _ in first }
    default: return [:]
    }
  }

  private static func pod(_ spec: [String: Any], _ status: [String: Any]) -> [String: Any] {
    let containers = spec.maps("containers")?.map { container in
      var slim = container.only(["name", "image"])
      slim["ports"] = container.maps("ports")?.map { $0.only(["name", "containerPort", "protocol"]) }
      return slim
    }
    var item: [String: Any] = [
      "nodeName": spec["nodeName"] ?? NSNull(), "containers": containers ?? NSNull(),
    ]
    for key in ["phase", "hostIP", "podIP"] { item[key] = status[key] ?? NSNull() }
    for key in ["containerStatuses", "initContainerStatuses"] {
      item[key] =
        status.maps(key)?.map {
          $0.only(["containerID", "image", "imageID", "name", "ready", "restartCount"])
        } ?? NSNull()
    }
    if spec["hostNetwork"] as? Bool == true { item["hostNetwork"] = true }
    item["podIPs"] = status.maps("podIPs")?.compactMap { $0["ip"] }
    item["startTime"] = status["startTime"]
    return item
  }
}

extension [String: Any] {
  func map(_ key: String) -> [String: Any] { self[key] as? [String: Any] ?? [:] }
  func maps(_ key: String) -> [[String: Any]]? { self[key] as? [[String: Any]] }
  func only(_ keys: Set<String>) -> [String: Any] { filter { keys.contains($0.key) } }
}
