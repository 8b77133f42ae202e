import Testing

@testable import Containers

@Suite struct ClusterObjectTests {
  private func item(_ json: String, _ kind: ClusterKind) -> String? {
    ClusterObject(Array(json.utf8), of: kind).map { String(decoding: $0.json, as: UTF8.self) }
  }

  @Test func `missing and unknown members do no harm`() {
    for kind in ClusterKind.allCases {
      let item = item(#"{"metadata":{"name":"a","uid":"u","more":[{}]},"spec":{"new":1},"else":null}"#, kind)
      #expect(item?.contains(#""name":"a""#) == true, "\(kind)")
      #expect(ClusterObject(Array("{}".utf8), of: kind) == nil)
      #expect(ClusterObject(Array(#"{"metadata":{"uid":5}}"#.utf8), of: kind) == nil)
    }
  }

  @Test func `a container id that ends sysdig is left out`() {
    let item = item(
      #"""
      {"metadata":{"name":"a","uid":"u"},"status":{"containerStatuses":[{"name":"x","containerID":"wasm://1"},
      {"name":"y","containerID":""},{"name":"z","containerID":"cri-o://1"}]}}
      """#, .pod)
    #expect(item?.contains("wasm") == false)
    #expect(item?.contains(#"{"name":"y"}"#) == true)
    #expect(item?.contains(#"{"containerID":"cri-o://1","name":"z"}"#) == true)
  }

  @Test func `probes that are commands are told of, and those that are requests are not`() {
    let item = item(
      #"""
      {"metadata":{"name":"a","uid":"u"},"spec":{"containers":[{"name":"x",
      "livenessProbe":{"exec":{"command":["/bin/live","-v"]},"periodSeconds":5},
      "readinessProbe":{"httpGet":{"port":80}},"startupProbe":{"exec":{"command":["/bin/start"]}}}]}}
      """#, .pod)
    #expect(
      item?.contains(#""containers":[{"livenessProbe":{"exec":{"command":["/bin/live","-v"]}},"name":"x"}]"#)
        == true, "\(item ?? "")")
  }

  @Test func `a list is read without the items that cannot be understood`() {
    let page = ObjectPage(
      Array(
        #"{"metadata":{"resourceVersion":"7","continue":""},"items":[{"metadata":{"uid":1}},{"metadata":{"uid":"u"}}]}"#
          .utf8), of: .service)
    #expect(page?.objects.map(\.uid) == ["u"])
    #expect(page?.resourceVersion == "7" && page?.next == nil)
    for wrong in ["", "[]", "{}", #"{"metadata":{}}"#, #"{"items":[]}"#] {
      #expect(ObjectPage(Array(wrong.utf8), of: .service) == nil, "\(wrong)")
    }
  }

  @Test func `a line of a watch that is cut anywhere is no event`() {
    let line = Array(#"{"type":"ADDED","object":{"metadata":{"name":"a","uid":"u"}}}"#.utf8)
    #expect(WatchEvent(line, of: .pod) != nil)
    for length in line.indices { #expect(WatchEvent(Array(line.prefix(length)), of: .pod) == nil) }
  }

  @Test func `records are as long as events can be, and no longer`() {
    var records: [[UInt8]] = []
    var batch = RecordBatch { records.append($0) }
    for number in 0..<100 {
      let label = String(repeating: "x", count: 1_500)
      let json = #"{"metadata":{"name":"a","uid":"\#(number)","labels":{"l":"\#(label)"}}}"#
      guard let object = ClusterObject(Array(json.utf8), of: .namespace) else { continue }
      batch.add(object.json, .added, .namespace, apiVersion: "v1")
    }
    batch.flush()
    #expect(records.count == 3)
    #expect(records.allSatisfy { $0.count < 62_000 })
    #expect(records.compactMap { JSONText.object($0)?.maps("items")?.count }.reduce(0, +) == 100)
  }

  @Test func `an object that is too long is told of by its name`() {
    let label = String(repeating: "x", count: 70_000)
    #expect(
      item(#"{"metadata":{"name":"a","uid":"u","labels":{"l":"\#(label)"}}}"#, .pod)
        == #"{"name":"a","uid":"u"}"#)
  }

  @Test func `lines are put together from pieces of any length`() {
    let bytes = Array("one\n\ntwo\nthr".utf8)
    for size in 1...bytes.count {
      var splitter = LineSplitter()
      var lines: [[UInt8]] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        lines += splitter.take(Array(bytes[start..<min(bytes.count, start + size)])) ?? []
      }
      #expect(lines == [Array("one".utf8), Array("two".utf8)], "\(size)")
    }
    var splitter = LineSplitter()
    #expect(splitter.take([UInt8](repeating: 32, count: LineSplitter.longestLine + 1)) == nil)
  }

  @Test func `pauses double up to the longest, and vary`() {
    var backoff = Backoff(ClusterPace(firstPause: 100, longestPause: 1_000))
    let pauses = (0..<100).map { _ in backoff.next() }
    #expect((50...100).contains(pauses[0]) && (100...200).contains(pauses[1]))
    #expect(pauses.dropFirst(4).allSatisfy { (500...1_000).contains($0) })
    #expect(Set(pauses).count > 10)
    backoff.reset()
    #expect(backoff.next() <= 100)
  }
}
