import TestSupport
import Testing

@testable import Containers

@Suite struct ClusterAccessTests {
  private static func kubeconfig(user: String, cluster: String = "", context: String = "one") -> [UInt8] {
    Array(
      """
      apiVersion: v1
      kind: Config
      preferences: {colors: true}
      current-context: \(context)
      contexts:
      - name: other
        context: {cluster: elsewhere, user: nobody}
      - context:
          cluster: here
          user: someone
          namespace: default
        name: one
      clusters:
      - cluster:
          server: https://10.0.0.1:6443/
          \(cluster)
        name: here
      users:
      - name: someone
        user:
          \(user)
      """.utf8)
  }

  private func access(user: String, cluster: String = "", context: String = "one") throws -> ClusterAccess {
    let file = TemporaryFile(Self.kubeconfig(user: user, cluster: cluster, context: context), suffix: ".yaml")
    return try ClusterAccess(kubeconfig: file.path)
  }

  @Test func `a kubeconfig's current context says where and who`() throws {
    let access = try access(
      user: "token: abc", cluster: "certificate-authority-data: UEVN\n    insecure-skip-tls-verify: true")
    #expect(access.url == "https://10.0.0.1:6443")
    #expect(access.identity.header == "Authorization: Bearer abc")
    #expect(access.trust.http.authorities == Array("PEM".utf8))
    #expect(access.trust.acceptsAnyServer)
  }

  @Test func `a name and a password are said as HTTP says them`() throws {
    let access = try access(user: "username: ann\n    password: secret")
    #expect(access.identity.header == "Authorization: Basic YW5uOnNlY3JldA==")
  }

  @Test func `files are looked for beside the kubeconfig, and tokens are read each time`() throws {
    let folder = TemporaryFolder()
    let config = folder.path + "/config"
    writeFile(Array("first".utf8), to: folder.path + "/token")
    writeFile(Array("CERT".utf8), to: folder.path + "/c.pem")
    writeFile(
      Self.kubeconfig(user: "tokenFile: token\n    client-certificate: c.pem\n    client-key-data: S0VZ"),
      to: config)
    let access = try ClusterAccess(kubeconfig: config)
    #expect(access.identity.header == "Authorization: Bearer first")
    #expect(access.trust.http.certificate == Array("CERT".utf8))
    #expect(access.trust.http.key == Array("KEY".utf8))
    writeFile(Array("second\n".utf8), to: folder.path + "/token")
    #expect(access.identity.header == "Authorization: Bearer second")
  }

  @Test(arguments: [
    ("exec: {apiVersion: client.authentication.k8s.io/v1}", "", "one", "exec names no command"),
    ("exec: {command: aws}", "", "one", "exec of apiVersion  is not supported"),
    (
      "exec: {command: aws, apiVersion: client.authentication.k8s.io/v1alpha1}", "", "one",
      "only of client.authentication.k8s.io/v1 and client.authentication.k8s.io/v1beta1"
    ),
    (
      "exec: {command: aws, apiVersion: client.authentication.k8s.io/v1, interactiveMode: Always}", "", "one",
      "wants to ask at a terminal"
    ),
    ("auth-provider: {name: gcp}", "", "one", "auth-provider and as are not supported"),
    ("token: a", "", "two", "there is no context two"),
    ("token: a", "", "other", "there is no cluster elsewhere"),
    ("client-key: nowhere.pem", "", "one", "nowhere.pem cannot be read"),
    ("client-key-data: '!'", "", "one", "data that is no base64"),
  ])
  func `what cannot be done is refused by its name`(
    user: String, cluster: String, context: String, reason: String
  ) {
    let error = #expect(throws: ClusterAccessError.self) {
      try access(user: user, cluster: cluster, context: context)
    }
    #expect(error?.text.contains(reason) == true, "\(error?.text ?? "")")
  }

  @Test(arguments: ["", "a: [", "- 1", "{}", "contexts: 5", "current-context: x"])
  func `what is no kubeconfig is refused`(text: String) {
    let file = TemporaryFile(Array(text.utf8), suffix: ".yaml")
    #expect(throws: ClusterAccessError.self) { try ClusterAccess(kubeconfig: file.path) }
  }

  @Test func `a pod's service account lets in`() throws {
    let folder = TemporaryFolder()
    writeFile(Array("PEM".utf8), to: folder.path + "/ca.crt")
    writeFile(Array("abc\n".utf8), to: folder.path + "/token")
    let environment = ["KUBERNETES_SERVICE_HOST": "fd00::1", "KUBERNETES_SERVICE_PORT": "6443"]
    let access = try ClusterAccess(inCluster: environment, folder: folder.path)
    #expect(access.url == "https://[fd00::1]:6443")
    #expect(access.trust.http.authorities == Array("PEM".utf8))
    #expect(access.identity.header == "Authorization: Bearer abc")
    #expect(throws: ClusterAccessError.self) { try ClusterAccess(inCluster: [:], folder: folder.path) }
  }

  @Test func `-K names a token, or a certificate, its key and an authority`() throws {
    let file = TemporaryFile(Array("PEM".utf8), suffix: ".pem")
    var access = try ClusterAccess(url: "https://host:6443")
    access.believeServer()
    #expect(access.trust.acceptsAnyServer && access.warning != nil)
    try access.prove(by: file.path)
    #expect(access.identity.tokenFile == file.path && access.trust.acceptsAnyServer)
    try access.prove(by: "\(file.path):\(file.path)#word:\(file.path)")
    #expect(access.trust.http.certificate == Array("PEM".utf8) && access.trust.http.key == Array("PEM".utf8))
    #expect(access.trust.keyPassword == "word" && access.trust.http.authorities == Array("PEM".utf8))
    #expect(!access.trust.acceptsAnyServer && access.warning == nil)
    for wrong in ["", ":", "a:", ":b", "a:b:c:d", "/nonexistent", "\(file.path):/nonexistent"] {
      #expect(throws: ClusterAccessError.self, "\(wrong)") { try access.prove(by: wrong) }
    }
  }

  @Test func `notes name a server without the password in its address`() throws {
    #expect(try ClusterAccess(url: "http://admin:secret@127.0.0.1:8080/").name == "http://127.0.0.1:8080")
    for wrong in ["", "host", "ftp://host", "http://"] {
      #expect(throws: ClusterAccessError.self, "\(wrong)") { try ClusterAccess(url: wrong) }
    }
  }
}
