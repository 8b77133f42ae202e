/// An item of a Kubernetes record, as sysdig and Trowel write it.
///
///     .told(.added, "Pod", ClusterObject("p1", "web-1", in: "shop").with("podIP", "10.244.1.7"))
public struct ClusterObject: Sendable {
  public enum Change: String, Sendable { case added = "ADDED", modified = "MODIFIED", deleted = "DELETED" }

  private var members: [String]

  public init(_ uid: String, _ name: String, in namespace: String? = nil) {
    members = [#""uid":"\#(uid)""#, #""name":"\#(name)""#]
    if let namespace { members.append(#""namespace":"\#(namespace)""#) }
  }

  /// With a member that is text.
  public func with(_ name: String, _ text: String) -> ClusterObject { with(name, json: #""\#(text)""#) }

  /// With a member that is whatever the JSON text says.
  public func with(_ name: String, json: String) -> ClusterObject {
    var copy = self
    copy.members.append(#""\#(name)":\#(json)"#)
    return copy
  }

  public func labels(_ labels: String) -> ClusterObject { with("labels", json: labels) }

  /// A pod's containers, by their ids with the engine in front.
  public func containers(_ ids: String...) -> ClusterObject {
    let statuses = ids.map { #"{"containerID":"\#($0)"}"# }.joined(separator: ",")
    return with("containerStatuses", json: "[\(statuses)]")
  }

  public func owned(by kind: String, _ name: String, _ uid: String) -> ClusterObject {
    with(
      "ownerReferences", json: #"[{"kind":"\#(kind)","name":"\#(name)","uid":"\#(uid)","controller":true}]"#)
  }

  var json: String { "{\(members.joined(separator: ","))}" }
}

extension CaptureBuilder {
  /// A record of objects of one kind.
  public func told(_ change: ClusterObject.Change, _ kind: String, _ objects: ClusterObject...)
    -> CaptureBuilder
  {
    let items = objects.map(\.json).joined(separator: ",")
    return kubernetes(
      #"{"apiVersion":"v1","items":[\#(items)],"kind":"\#(kind)","type":"\#(change.rawValue)"}"#)
  }
}
