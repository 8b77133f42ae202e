import Events
import Testing

@testable import State

@Suite struct KubernetesStateTests {
  private static let pod = #"""
    {"items":[{"uid":"p1","name":"web-1","namespace":"shop","labels":{"app":"web","tier":"front"},
    "containerStatuses":[{"containerID":"docker://0123456789abcdef"}],
    "initContainerStatuses":[{"containerID":"containerd://fedcba9876543210"},{}]}],"kind":"Pod","type":"ADDED"}
    """#

  private static func service(_ uid: String, selector: String, type: String = "ADDED") -> String {
    #"{"items":[{"uid":"\#(uid)","name":"\#(uid)","namespace":"shop","selector":\#(selector)}],"#
      + #""kind":"Service","type":"\#(type)"}"#
  }

  private static func apply(
    _ records: [String], _ body: (borrowing KubernetesState, inout StringPool) -> Void
  ) {
    var strings = StringPool()
    var state = KubernetesState()
    for record in records {
      SyntheticEvent(260, texts: [record + "\n"]).withView { _ = state.apply($0, interning: &strings) }
    }
    body(state, &strings)
  }

  @Test func `a pod is found by each of its containers`() {
    Self.apply([Self.pod]) { state, strings in
      #expect(state.pod(ofContainer: strings.intern("0123456789ab"))?.name == strings.intern("web-1"))
      #expect(state.pod(ofContainer: strings.intern("fedcba987654"))?.namespace == strings.intern("shop"))
      #expect(state.pod(ofContainer: strings.intern("000000000000")) == nil)
      #expect(state.pod(ofContainer: .empty) == nil)
    }
  }

  @Test func `a service owns the pods that its selector picks`() {
    Self.apply([
      Self.pod, Self.service("s1", selector: #"{"app":"web"}"#),
      Self.service("s2", selector: #"{"app":"db"}"#),
      Self.service("s3", selector: "null"), Self.service("s4", selector: #"{"app":"web","tier":"front"}"#),
    ]) { state, strings in
      guard let pod = state.pod(ofContainer: strings.intern("0123456789ab")) else {
        Issue.record("no pod")
        return
      }
      #expect(state.owners(.service, of: pod).map(\.name) == [strings.intern("s1"), strings.intern("s4")])
      #expect(state.owners(.deployment, of: pod).isEmpty)
    }
  }

  @Test func `what is deleted is gone but for its name, what is unknown is not changed`() {
    let gone = Self.pod.replacing("ADDED", with: "DELETED")
    Self.apply([Self.pod, gone, Self.service("s1", selector: "{}", type: "MODIFIED")]) { state, strings in
      #expect(state.objects(.pod).isEmpty)
      #expect(state.pod(ofContainer: strings.intern("0123456789ab"))?.name == strings.intern("web-1"))
      #expect(state.objects(.service).isEmpty)
    }
  }

  @Test func `records cut at any byte change nothing`() {
    for length in 0..<Self.pod.utf8.count {
      Self.apply([String(decoding: Self.pod.utf8.prefix(length), as: UTF8.self)]) { state, _ in
        #expect(state.objects(.pod).isEmpty)
      }
    }
  }
}
