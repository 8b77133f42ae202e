import TestSupport
import Testing

@testable import Containers

/// A server that is not well: the cluster is known all the same, or people are told that it is not, once.
@Suite(.enabled(if: ReplayServer.isPossible, "\(ReplayServer.absence)"))
struct ClusterFaultTests {
  private let server = ReplayServer(recording: "v1.36.2")
  private let later = RecordedCluster("v1.36.2").items("list-3-later")

  /// Lets the cluster change, and waits until that is known.
  private func expectLaterState(_ run: ClusterRun) {
    server.control("advance?to=816")
    #expect(run.wait { run.told.byKind.filter { !$0.value.isEmpty } == later })
    #expect(run.told.faults == [])
  }

  /// Waits for the note that names are not up to date, then for the one that they are, with `cure` between them.
  ///
  /// A connection may be lost meanwhile, of which there is a note of its own.
  private func expectOneNote(_ run: ClusterRun, naming reason: String, cure: () -> Void) {
    var notes: [String] { run.notes.filter { $0.hasPrefix("names ") } }
    #expect(run.wait { !notes.isEmpty })
    run.wait(300)
    #expect(notes.count == 1)
    #expect(notes.first?.contains("are not up to date since 20") == true)
    #expect(notes.first?.contains(reason) == true, "\(run.notes)")
    cure()
    #expect(run.wait { notes.count > 1 })
    expectLaterState(run)
    #expect(notes.count == 2)
    #expect(notes.last == "names from Kubernetes at \(server.url) are up to date again")
  }

  /// How often a kind was listed: pages that follow are not counted.
  private func lists(of plural: String) -> Int {
    server.log.filter { path in
      (path.hasSuffix("/" + plural) || path.contains("/\(plural)?")) && !path.contains("watch=1")
        && !path.contains("continue=")
    }.count
  }

  @Test func `where connections are dropped, watching goes on from where it was, and one note says so`()
    throws
  {
    let run = try ClusterRun(server)
    #expect(run.settle())
    server.control("drop")
    expectLaterState(run)
    #expect(lists(of: "pods") == 1)
    #expect(run.wait { !run.notes.isEmpty })
    let note = try #require(run.notes.first)
    #expect(note.hasPrefix("Kubernetes at \(server.url): the connection for "))
    #expect(note.hasSuffix("; it goes on from where it was"))
    // Some proxies cut whatever lasts: nobody wants to read that every few minutes.
    server.control("drop")
    run.wait(300)
    #expect(run.notes.count == 1)
  }

  @Test(arguments: ["pods", "replicasets", "services"])
  func `half a line is no event, and is told again`(kind: String) throws {
    let run = try ClusterRun(server)
    #expect(run.settle())
    server.control("half?kind=\(kind)")
    expectLaterState(run)
    #expect(lists(of: kind) == 1)
    #expect(run.wait { run.notes.count == 1 })
    #expect(run.notes.first?.contains("was lost") == true)
  }

  @Test func `a server that stands still is noticed, and followed again when it goes on`() throws {
    var pace = ClusterRun.pace
    pace.watchSilence = 1
    pace.answer = 200
    let run = try ClusterRun(server, pace: pace)
    #expect(run.settle())
    server.control("stall?on=1")
    expectOneNote(run, naming: "no answer within 0.2 s") { server.control("stall?on=0") }
  }

  @Test(arguments: [500, 503, 429])
  func `errors of the server are told of once, however often it is tried`(status: Int) throws {
    let run = try ClusterRun(server)
    #expect(run.settle())
    server.control("fail?status=\(status)&count=-1")
    server.control("drop")
    expectOneNote(run, naming: "status \(status): the server does not feel well") {
      server.control("fail?status=500&count=0")
    }
  }

  @Test func `a token that was replaced is read again`() throws {
    server.control("token?value=old")
    let file = TemporaryFile(Array("old\n".utf8))
    var access = try ClusterAccess(url: server.url)
    try access.prove(by: file.path)
    let run = ClusterRun(access)
    #expect(run.settle())
    #expect(run.told["Pod"].count == 6)
    server.control("token?value=new")
    server.control("drop")
    expectOneNote(run, naming: "status 401: Unauthorized") { writeFile(Array("new\n".utf8), to: file.path) }
  }

  @Test func `kinds that are not for us are told of once, and done without`() throws {
    server.control("forbid?kinds=services,jobs")
    let run = try ClusterRun(server)
    #expect(run.settle())
    #expect(run.told["Pod"].count == 6 && run.told["Service"].isEmpty)
    run.wait(700)
    #expect(run.notes.count == 1)
    #expect(
      run.notes.first?.contains("does not tell of jobs and services: status 403: jobs is forbidden") == true)
    // What is allowed later is known later.
    server.control("forbid?kinds=")
    expectLaterState(run)
  }

  @Test(arguments: [0, 1])
  func `what a server has forgotten is listed anew, and what vanished is told as deleted`(atOnce: Int) throws
  {
    let run = try ClusterRun(server)
    #expect(run.settle())
    server.control("fail?status=503&count=-1")
    server.control("drop")
    server.control("advance?to=816")
    server.control("expire?before=816&at_once=\(atOnce)")
    server.control("fail?status=503&count=0")
    expectLaterState(run)
    #expect(lists(of: "pods") >= 2)
  }

  @Test func `a server that forgets everything at once is asked ever less often`() throws {
    server.control("expire?before=99999")
    var pace = ClusterRun.pace
    pace.longestPause = 400
    let run = try ClusterRun(server, pace: pace)
    #expect(run.settle())
    run.wait(1_500)
    #expect((2..<14).contains(lists(of: "pods")))
    #expect(run.told.faults == [])
  }

  @Test func `a list whose pages a server forgets is asked for as a whole`() throws {
    server.control("forget")
    let run = try ClusterRun(server)
    #expect(run.settle())
    #expect(run.told["Pod"].count == 6)
    expectLaterState(run)
  }

  @Test func `without a server people are told so, and nobody waits`() throws {
    let run = ClusterRun(try ClusterAccess(url: "http://127.0.0.1:1"))
    #expect(run.settle())
    run.wait(300)
    #expect(run.notes.count == 1)
    #expect(
      run.notes.first?.contains("other kinds are not known yet: Kubernetes at http://127.0.0.1:1: ") == true)
  }
}
