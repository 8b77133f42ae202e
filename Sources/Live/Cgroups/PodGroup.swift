/// The control group of a Kubernetes pod, in which those of its containers are.
///
/// The kubelet names it after the pod's UID: `pod1f0a-…` itself, or through systemd `kubepods-burstable-pod1f0a_….slice`. For
/// a static pod it takes the hash of its file, which is in the annotation `kubernetes.io/config.hash`.
public enum PodGroup {
  /// Whether `text` can be a UID or such a hash: 32 hexadecimal digits, perhaps with dashes among them.
  public static func isUID(_ text: String) -> Bool {
    let digits = text.filter { $0 != "-" }
    return digits.utf8.count == 32 && ContainerGroup.isID(digits)
  }

  /// The directory of the group of the pod with this UID. Throws `noSuchPod`.
  ///
  /// - Parameter hostRoot: where the files of the host are; empty for our own root.
  public static func path(of uid: String, hostRoot: String) throws(LiveError) -> String {
    guard let found = ControlGroupSearch.nearest(hostRoot: hostRoot, where: { isGroup($0, of: uid) }) else {
      throw LiveError(.noSuchPod(uid))
    }
    return found
  }

  static func isGroup(_ name: String, of uid: String) -> Bool {
    // A dash divides the names of slices, so that systemd has underscores in its place.
    name == "pod\(uid)" || name.hasSuffix("-pod\(uid.split(separator: "-").joined(separator: "_")).slice")
  }
}
