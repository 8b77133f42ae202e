internal import Testing

@testable internal import Diagnosis

/// Names of containers that kubelets gave.
struct KubeletNameTests {
  @Test(arguments: [
    "k8s_nginx.8ad4ab3c_backend-1440326531-csj02_critical-app_23c21353-ab_89f6c1d2",
    "k8s_nginx_backend-1440326531-csj02_critical-app_23c21353-ab_0",
  ])
  func containerPodAndNamespaceAreTold(name: String) throws {
    let told = try #require(KubeletName(name))
    #expect(told.container == "nginx")
    #expect(told.pod == "backend-1440326531-csj02")
    #expect(told.namespace == "critical-app")
  }

  @Test(arguments: ["", "nginx", "k8s_nginx", "k8s__a_b_c_0", "app_nginx_a_b_c_0"])
  func otherNamesStayAsTheyAre(name: String) { #expect(KubeletName(name) == nil) }
}
