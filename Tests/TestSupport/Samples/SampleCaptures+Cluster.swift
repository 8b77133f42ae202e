internal import Events

/// Containers and pods with all that can be told of them: mounts, health checks and probes, pods with the controllers,
/// services and namespaces that they belong to, and what an engine told of its containers.
extension SampleCaptures {
  private static let digits = "c5f3f8d7c2a1908f7e6d5c4b3a29180706f5e4d3c2b1a0998877"

  static let cluster: CaptureBuilder = {
    var capture = told(host)
    capture = objects(capture)
    for thread in [1, 20, 21, 30, 40, 50] as [Int64] { capture = activity(capture, on: thread) }
    return removal(notes(capture))
  }()

  private static func cgroups(_ path: String) -> [String] {
    ["cpuset", "cpu", "memory"].map { "\($0)=\(path)" }
  }

  private static func docker(_ id: String) -> [String] { cgroups("/docker/\(id)\(digits)") }

  private static let host = CaptureBuilder()
    .user(0, "root", home: "/root", shell: "/bin/bash").user(33, "www").group(0, "root").group(33, "www")
    .interface("eth0", "10.0.0.5", netmask: "255.255.255.0", broadcast: "10.0.0.255")
    .thread(1, "init", executable: "/sbin/init", cgroups: cgroups("/")).fd(0, .file("/dev/null"))
    .thread(20, "nginx", parent: 1, cgroups: docker("aaaaaaaaaaaa"), user: 33, group: 33) {
      ($0.virtualID, $0.virtualProcess) = (1, 1)
    }
    .fd(0, .file("/dev/null")).fd(3, .tcp("10.0.0.9", 40_000, "10.0.0.5", 80))
    .thread(21, "curl", parent: 20, arguments: ["-f", "http://localhost/"], cgroups: docker("aaaaaaaaaaaa"))
    .thread(30, "guest", parent: 1, cgroups: cgroups("/lxc/guest"))
    .thread(40, "app", parent: 1, cgroups: docker("bbbbbbbbbbbb"))
    .thread(50, "worker", parent: 1, cgroups: docker("dddddddddddd"))

  private static func told(_ capture: CaptureBuilder) -> CaptureBuilder {
    capture
      .container(
        #"""
        {"container":{"id":"aaaaaaaaaaaa","type":0,"name":"web_1","image":"shop/nginx:1.25","imageid":"5acd1b9bc321",
        "imagerepo":"shop/nginx","imagetag":"1.25","imagedigest":"sha256:0a1b2c","privileged":true,
        "Mounts":[{"Source":"/srv/data","Destination":"/data","Mode":"ro","RW":false,"Propagation":"rprivate"},
        {"Source":"/var/log","Destination":"/log","Mode":"","RW":true,"Propagation":"shared"}],
        "Healthcheck":{"exe":"curl","args":["-f","http://localhost/"]},
        "labels":{"io.kubernetes.pod.name":"web-0","io.kubernetes.pod.namespace":"shop","tier":"front"}}}
        """#
      )
      .container(
        #"""
        {"container":{"id":"bbbbbbbbbbbb","type":0,"name":"app_1","image":"shop/app","imageid":"","imagerepo":"shop/app",
        "imagetag":"latest","privileged":false,"Mounts":[{"Source":"/srv/app","Destination":"/app","Mode":"z",
        "RW":true,"Propagation":""}],"LivenessProbe":{"exe":"/bin/live","args":["a"]},
        "ReadinessProbe":{"exe":"/bin/ready","args":[]},"labels":{}}}
        """#
      )
  }

  /// Two pods, and objects of each kind that pick one of them, both or none.
  private static func objects(_ capture: CaptureBuilder) -> CaptureBuilder {
    let items: [(kind: String, text: String)] = [
      (
        "Namespace",
        #"{"uid":"n1","name":"shop","labels":{"env":"prod","team":"a"}},{"uid":"n2","name":"bare"}"#
      ),
      (
        "Pod",
        #"""
        {"uid":"p1","name":"app-7","namespace":"shop","labels":{"app":"web","tier":"back"},
        "containerStatuses":[{"containerID":"docker://bbbbbbbbbbbbcc"}]},
        {"uid":"p2","name":"worker-1","namespace":"shop","labels":{"app":"work"},
        "containerStatuses":[{"containerID":"docker://ddddddddddddcc"}]}
        """#
      ),
      (
        "ReplicationController",
        #"{"uid":"r1","name":"app","namespace":"shop","labels":{"app":"web","gen":"1"},"selector":{"app":"web"}}"#
      ),
      (
        "ReplicaSet",
        #"{"uid":"s1","name":"app-5","namespace":"shop","labels":{"app":"web"},"selector":{"tier":"back"}}"#
      ),
      (
        "Deployment",
        #"{"uid":"d1","name":"work","namespace":"shop","labels":{"app":"work"},"selector":{"app":"work"}}"#
      ),
      (
        "Service",
        #"""
        {"uid":"v1","name":"front","namespace":"shop","labels":{"app":"web"},"selector":{"app":"web"}},
        {"uid":"v2","name":"back","namespace":"shop","labels":{"app":"all"},"selector":{"app":"web"}},
        {"uid":"v3","name":"elsewhere","namespace":"bare","selector":{"app":"web"}}
        """#
      ),
    ]
    return items.reduce(capture) {
      $0.kubernetes(#"{"apiVersion":"v1","items":[\#($1.text)],"kind":"\#($1.kind)","type":"ADDED"}"#)
    }
  }

  private static func activity(_ capture: CaptureBuilder, on thread: Int64) -> CaptureBuilder {
    capture.on(thread).open("/data/page", fd: 7).read(7, "text").close(7).open("/missing", fd: -2)
  }

  /// What the engine told, as events that are hidden.
  private static func notes(_ capture: CaptureBuilder) -> CaptureBuilder {
    let notes = [
      "Event:start;ID:aaaaaaaaaaaa5f3f8d7c2;name:web_1;Image:shop/nginx@sha256:0a1b2c",
      "Event: die ; ID: bbbb",
      "Image:sha256:0a1b2c;name:app_1", "nothing",
    ]
    return notes.reduce(capture.on(1)) {
      $0.event("infra", .enter, [.text("docker"), .text("event"), .text($1), .text("host")])
    }
  }

  private static func removal(_ capture: CaptureBuilder) -> CaptureBuilder {
    let gone = capture.kubernetes(
      #"{"apiVersion":"v1","items":[{"uid":"p2","name":"worker-1"}],"kind":"Pod","type":"DELETED"}"#)
    // What still happens in its container would have its name, which sysdig forgets.
    return activity(gone, on: 40)
  }
}
