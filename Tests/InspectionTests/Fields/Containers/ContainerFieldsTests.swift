import Captures
import Events
import State
import TestSupport
import Testing

@testable import Inspection

private let digits = "4b44ae6e7bb7c5f3f8d7c2a1908f7e6d5c4b3a29180706f5e4d3c2b1a0998877"

/// A host with a thread outside of containers (1), one in a container with a record (2), one in a container without
/// (3), and one in a pod that only Kubernetes records tell of (4); each closes a descriptor once.
private let capture = CaptureBuilder()
  .thread(1, "init", cgroups: ["cpuset=/"])
  .thread(2, "nginx", parent: 1, cgroups: ["cpuset=/docker/aaaaaaaaaaaa\(digits.dropFirst(12))"])
  .thread(3, "guest", parent: 1, cgroups: ["cpuset=/lxc/guest"])
  .thread(4, "app", parent: 1, cgroups: ["cpu=/docker/bbbbbbbbbbbb\(digits.dropFirst(12))"])
  .container(
    #"""
    {"container":{"id":"aaaaaaaaaaaa","type":7,"name":"web_1","image":"nginx:1","imagetag":"1","privileged":true,
    "Mounts":[{"Source":"/srv","Destination":"/data","Mode":"ro","RW":false,"Propagation":"p"},
    {"Source":"/var/log","Destination":"/log","RW":true}],"Healthcheck":{"exe":"curl","args":["-f","x"]},
    "labels":{"io.kubernetes.pod.name":"pod-a","io.kubernetes.pod.namespace":"shop"}}}
    """#
  )
  .kubernetes(
    #"""
    {"items":[{"uid":"p1","name":"pod-b","namespace":"shop","labels":{"app":"web","x/y":""},
    "containerStatuses":[{"containerID":"docker://bbbbbbbbbbbbcc"}]}],"kind":"Pod","type":"ADDED"}
    """#
  )
  .kubernetes(
    #"""
    {"items":[{"uid":"s1","name":"front","namespace":"shop","selector":{"app":"web"}},
    {"uid":"s2","name":"back","namespace":"shop","selector":{"app":"web"}}],"kind":"Service","type":"ADDED"}
    """#
  )
  .kubernetes(
    #"{"items":[{"uid":"n1","name":"shop","labels":{"env":"prod"}}],"kind":"Namespace","type":"ADDED"}"#
  )
  .on(1).close(0).on(2).close(0).on(3).close(0).on(4).close(0)

/// The value of a field as text on the last event of a thread; nil where it is missing.
private func value(_ field: String, on thread: Int64) throws -> String? {
  let file = TemporaryFile(capture)
  var reader = try CaptureReader(path: file.path)
  var machine = Machine()
  let bytes = Array(field.utf8)
  let match = try #require(try FieldTable.shared.reference(at: 0, in: bytes))
  #expect(match.length == bytes.count)
  guard case .one(let extract) = match.reference.extraction else { return nil }
  var result: String?
  while let event = try reader.next(informing: &machine) {
    machine.apply(event)
    guard event.thread.rawValue == thread, !event.type.isEnter else { continue }
    var scratch = FieldScratch()
    switch extract(event, machine, &scratch) {
    case .name(let id): result = String(decoding: [UInt8](copying: machine.strings[id]), as: UTF8.self)
    case .text: result = String(decoding: [UInt8](copying: scratch.text.bytes), as: UTF8.self)
    case .bool(let flag): result = "\(flag)"
    default: result = nil
    }
  }
  return result
}

@Suite struct ContainerFieldsTests {
  @Test(arguments: ["container.id", "container.name", "container.type"])
  func `outside of containers there is the host`(field: String) throws {
    #expect(try value(field, on: 1) == "host")
  }

  @Test(arguments: [
    "container.image", "container.privileged", "container.mounts", "container.healthcheck", "k8s.pod.name",
    "k8s.svc.name", "mesos.task.id",
  ])
  func `the host has no image, no mounts and no pod`(field: String) throws {
    #expect(try value(field, on: 1) == nil)
  }

  @Test(arguments: [
    ("container.id", "aaaaaaaaaaaa"), ("container.name", "web_1"), ("container.image", "nginx:1"),
    ("container.image.tag", "1"), ("container.image.digest", nil), ("container.type", "containerd"),
    ("container.privileged", "true"), ("container.healthcheck", "curl -f x"),
    ("container.liveness_probe", "NONE"),
    ("container.mounts", "/srv:/data:ro:false:p,/var/log:/log::true:"),
    ("container.mount[1]", "/var/log:/log::true:"),
    ("container.mount[2]", nil), ("container.mount[/s*]", "/srv:/data:ro:false:p"),
    ("container.mount.source[/log]", "/var/log"), ("container.mount.dest[/var/*]", "/log"),
    ("container.mount.mode[0]", "ro"), ("container.mount.rdwr[1]", "true"),
    ("container.mount.propagation[0]", "p"),
    ("k8s.pod.name", "pod-a"), ("k8s.ns.name", "shop"), ("k8s.pod.id", nil), ("k8s.svc.name", nil),
  ])
  func `a record tells what a container is`(field: String, expected: String?) throws {
    #expect(try value(field, on: 2) == expected)
  }

  @Test(arguments: [
    ("container.id", "guest"), ("container.name", "guest"), ("container.type", "lxc"),
    ("container.privileged", nil),
    ("container.mounts", ""), ("container.healthcheck", "NONE"),
  ])
  func `a container without a record is known by its cgroup path`(field: String, expected: String?) throws {
    #expect(try value(field, on: 3) == expected)
  }

  @Test(arguments: [
    ("container.name", nil), ("k8s.pod.name", "pod-b"), ("k8s.pod.id", "p1"),
    ("k8s.pod.labels", "app:web, x/y"),
    ("k8s.pod.label.app", "web"), ("k8s.pod.label[x/y]", ""), ("k8s.pod.label.none", nil),
    ("k8s.ns.id", "n1"),
    ("k8s.ns.label.env", "prod"), ("k8s.svc.name", "front, back"), ("k8s.svc.id", "s1, s2"),
    ("k8s.svc.labels", ""),
    ("k8s.rc.name", nil), ("k8s.deployment.labels", nil), ("k8s.rs.id", nil),
  ])
  func `a pod is found by the container, and what owns it by selectors`(field: String, expected: String?)
    throws
  {
    #expect(try value(field, on: 4) == expected)
  }
}
