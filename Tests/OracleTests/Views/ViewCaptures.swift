import Events
import TestSupport

/// A capture that gives at least three rows to views for which no other one has as many.
enum ViewCaptures {
  static let all: [(name: String, capture: CaptureBuilder)] = [("views", views)]

  private static let digits = "c5f3f8d7c2a1908f7e6d5c4b3a29180706f5e4d3c2b1a0998877"
  private static let ids = ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"]

  private static let views: CaptureBuilder = {
    var capture = host
    for (number, id) in ids.enumerated() {
      capture = capture.container(id, name: "web_\(number)", image: "shop/web")
      capture = objects(of: number, capture)
    }
    for number in ids.indices { capture = activity(of: number, capture) }
    return notes(capture)
  }()

  private static let host: CaptureBuilder = {
    let start = CaptureBuilder().user(0, "root").group(0, "root")
      .interface("eth0", "10.0.0.5", netmask: "255.255.255.0", broadcast: "10.0.0.255")
      .thread(1, "init", executable: "/sbin/init")
    return ids.enumerated().reduce(start) { capture, each in
      capture.thread(
        Int64(20 + each.offset), "web\(each.offset)", parent: 1, arguments: ["-n", "\(each.offset)"],
        cgroups: ["cpu", "memory"].map { "\($0)=/docker/\(each.element)\(digits)" }
      ).fd(3, .unix(source: 1, destination: 2, path: Array("/dev/log".utf8))).fd(4, .file("/dev/null"))
    }
  }()

  /// A pod in a namespace of its own, and one of each kind of object that picks it.
  private static func objects(of number: Int, _ capture: CaptureBuilder) -> CaptureBuilder {
    func named(_ kind: String, _ rest: String) -> (String, String) {
      (kind, #"{"uid":"\#(kind)-\#(number)","name":"\#(kind)\#(number)"\#(rest)}"#)
    }
    let place = #","namespace":"Namespace\#(number)","labels":{"app":"web\#(number)"}"#
    let picks = place + #","selector":{"app":"web\#(number)"}"#
    let container = #","containerStatuses":[{"containerID":"docker://\#(ids[number])cc"}]"#
    let items = [
      named("Namespace", #","labels":{"team":"\#(number)"}"#), named("Pod", place + container),
      named("ReplicationController", picks), named("ReplicaSet", picks), named("Deployment", picks),
      named("Service", picks),
    ]
    return items.reduce(capture) {
      $0.kubernetes(#"{"apiVersion":"v1","items":[\#($1.1)],"kind":"\#($1.0)","type":"ADDED"}"#)
    }
  }

  /// What each process does: reads that are slow, ports, connections, messages, traces.
  private static func activity(of number: Int, _ capture: CaptureBuilder) -> CaptureBuilder {
    let port = UInt16(9000 + number)
    return capture.on(Int64(20 + number), process: Int64(20 + number))
      .execve("/usr/bin/web\(number)", arguments: ["-n", "\(number)"])
      .open("/data\(number)/page", fd: 7)
      .event("read", .enter, [.fd(7), 4096]).wait(UInt64(2_000_000 * (number + 1)))
      .event("read", .exit, [.result(4), .data("text")]).close(7)
      .open("/missing\(number)", fd: [-2, -13, -20][number])
      .socket(8).bind(8, "0.0.0.0", port).listen(8)
      .accept(9, from: "10.0.0.\(number + 50)", 40_000, to: "10.0.0.5", port)
      .read(9, "GET / HTTP/1.1\r\n\r\n").write(9, "HTTP/1.1 200 OK\r\n\r\n").close(9)
      .write(3, "<30>web: message \(number)")
      .write(4, ">:\(number + 1):trace\(number):n=\(number):").wait(1_000_000)
      .write(4, ">:\(number + 1):trace\(number).part::").wait(UInt64(500_000 * (number + 1)))
      .write(4, "<:\(number + 1):trace\(number).part::")
      .write(4, "<:\(number + 1):trace\(number)::")
  }

  /// What an engine and an agent told.
  private static func notes(_ capture: CaptureBuilder) -> CaptureBuilder {
    ids.enumerated().reduce(capture.on(1)) { capture, each in
      capture.event(
        "infra", .enter,
        [
          .text("docker"), .text("event"),
          .text("Event:start;ID:\(each.element)5f3f8d7c2;name:web_\(each.offset);Image:shop/web"),
          .text("host"),
        ]
      ).event(
        "notification", .enter, [.text("id-\(each.offset)"), .text("policy \(each.offset) was violated")])
    }
  }
}
