/// The name that a kubelet gave a container of Docker, which holds the names of its pod and namespace.
///
///     k8s_nginx.8ad4ab3c_backend-1440326531-csj02_critical-app_23c21353-…_89f6c1d2     until 2016
///     k8s_nginx_backend-1440326531-csj02_critical-app_23c21353-…_0                     since
struct KubeletName {
  let container: String
  let pod: String
  let namespace: String

  /// Nil for what no kubelet named.
  init?(_ name: String) {
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "k8s", parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    container = String(parts[1].prefix { $0 != "." })
    pod = String(parts[2])
    namespace = String(parts[3])
  }
}
