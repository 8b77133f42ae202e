/// Lists the objects of one kind, and tells what happens to them from then on, for as long as it lives.
///
///     list ──► watch ──► (its time is over, the connection is lost) ──► watch from where it was
///       ▲        └─────► (410: that is too long ago) ──► list
///       └── pause ◄── no answer, or none that helps
///
/// Source: Kubernetes' documentation, "Kubernetes API Concepts", on lists in chunks, watches and bookmarks.
final class KindWatcher {
  let kind: ClusterKind
  private let client: ClusterClient
  /// `key=value`: which objects; nil for all.
  private let fieldSelector: String?
  private let pace: ClusterPace
  private let loop: MetadataLoop
  private let report: (KindNews) -> Void

  private var versionIndex = 0
  private var backoff: Backoff
  /// Where watching goes on; nil before the first list, and where it has to be listed anew.
  private var resourceVersion: String?
  /// Lists are asked for in pages, until a server forgets the next one too soon.
  private var usesPages = true
  /// Which answer is waited for: others are of no interest any more.
  private var attempt = 0
  /// Its answer has begun.
  private var isAnswered = false
  private var transfer: HTTPClient.TransferID?

  init(
    _ kind: ClusterKind, _ client: ClusterClient, fieldSelector: String?, _ pace: ClusterPace,
    in loop: MetadataLoop, report: @escaping (KindNews) -> Void
  ) {
    self.kind = kind
    self.client = client
    self.fieldSelector = fieldSelector
    self.pace = pace
    self.loop = loop
    self.report = report
    backoff = Backoff(pace)
  }

  /// The path of the version of the API that the server has.
  var version: String { kind.versions[versionIndex] }

  func start() {
    if resourceVersion == nil { list() } else { watch() }
  }

  // MARK: - Lists

  private func list() {
    report(.listing)
    ask(page: nil)
  }

  private func ask(page token: String?) {
    var query: [(String, String)] = []
    if usesPages { query.append(("limit", "\(pace.pageSize)")) }
    if let token { query.append(("continue", token)) }
    ask(query, silence: pace.listSilence) { [unowned self] answer in
      guard answer.isComplete, let status = answer.status else { return fail(answer.problem) }
      switch status {
      case 200:
        guard let page = ObjectPage(answer.body, of: kind) else {
          return fail("what it answers is no list of \(kind.words)")
        }
        take(page)
      case APIStatus.gone where token != nil && usesPages:
        usesPages = false
        again(after: backoff.next())
      default: refuse(status, answer)
      }
    }
  }

  private func take(_ page: ObjectPage) {
    report(.page(page.objects))
    if let next = page.next { return ask(page: next) }
    resourceVersion = page.resourceVersion
    report(.listed)
    watch()
  }

  // MARK: - Watching

  private func watch() {
    var lines = LineSplitter()
    let start = loop.now
    let seconds = pace.watchTime + Int.random(in: 0...pace.watchTime)
    let query = [
      ("watch", "1"), ("allowWatchBookmarks", "true"), ("resourceVersion", resourceVersion ?? ""),
      ("timeoutSeconds", "\(seconds)"),
    ]
    ask(query, silence: pace.watchSilence) { [unowned self] bytes in
      guard let complete = lines.take(bytes) else { return relist("a line of its answer has no end") }
      defer { report(.pause) }
      for line in complete {
        guard take(line) else { return }
      }
    } atEnd: { [unowned self] answer in
      if loop.now > start + UInt64(pace.longestPause) * 1_000_000 { backoff.reset() }
      // Watches end: by their time, or since a server or something on the way does. It goes on from where it was.
      guard let status = answer.status else { return fail(answer.problem) }
      if status == 200 {
        if !answer.isComplete { report(.cut(answer.problem)) }
        return again(after: backoff.next())
      }
      if status == APIStatus.gone { return relist(nil) }
      refuse(status, answer)
    }
  }

  /// False where nothing that follows in this answer is of use.
  private func take(_ line: [UInt8]) -> Bool {
    guard let event = WatchEvent(line, of: kind) else {
      relist("what it tells of \(kind.words) cannot be understood")
      return false
    }
    switch event {
    case .changed(let object), .deleted(let object):
      backoff.reset()
      resourceVersion = object.metadata.resourceVersion ?? resourceVersion
      report(.event(event))
    case .bookmark(let version):
      backoff.reset()
      resourceVersion = version
    case .error(let status):
      relist(status.code == APIStatus.gone ? nil : status.message ?? "an error")
      return false
    }
    return true
  }

  // MARK: - What goes wrong

  /// Lists anew. A problem is told; that the server has forgotten where we were is none.
  private func relist(_ problem: String?) {
    resourceVersion = nil
    if let problem { fail(problem) } else { again(after: backoff.next()) }
  }

  private func fail(_ reason: String) {
    report(.failed(reason))
    again(after: backoff.next())
  }

  private func refuse(_ status: Int, _ answer: APIAnswer) {
    let reason = "status \(status)" + (APIStatus(answer.body)?.message.map { ": \($0)" } ?? "")
    switch status {
    case 401:
      client.refused()
      fail(reason)
    case 403: deny(reason)
    case 404 where versionIndex + 1 < kind.versions.count:
      versionIndex += 1
      resourceVersion = nil
      again(after: 0)
    case 404: deny(reason)
    default:
      report(.failed(reason))
      again(after: max(backoff.next(), min(answer.retryAfter * 1_000, pace.longestPause)))
    }
  }

  private func deny(_ reason: String) {
    report(.denied(reason))
    versionIndex = 0
    resourceVersion = nil
    again(after: pace.deniedPause)
  }

  private func again(after pause: Int) {
    attempt += 1
    let mine = attempt
    if let transfer { loop.http.cancel(transfer) }
    transfer = nil
    loop.after(pause) { [weak self] in
      guard let self, mine == attempt else { return }
      start()
    }
  }

  // MARK: - Asking

  /// - Parameters:
  ///   - silence: how long the server may say nothing, in s.
  ///   - receive: takes the body of a good answer in pieces, where it is not to be kept.
  ///   - end: called once.
  private func ask(
    _ query: [(String, String)], silence: Int, receive: (([UInt8]) -> Void)? = nil,
    atEnd end: @escaping (APIAnswer) -> Void
  ) {
    attempt += 1
    let mine = attempt
    let selector = fieldSelector.map { [("fieldSelector", $0)] } ?? []
    let path = version + "/" + kind.plural + QueryText.of(query + selector)
    client.request(path) { [weak self] result in
      guard let self, mine == attempt else { return }
      switch result {
      case .failure(let error): fail("\(error)")
      case .success(var request):
        request.longestSilence = silence
        start(request, mine, receive, atEnd: end)
      }
    }
  }

  private func start(
    _ request: HTTPRequest, _ mine: Int, _ receive: (([UInt8]) -> Void)?,
    atEnd end: @escaping (APIAnswer) -> Void
  ) {
    isAnswered = false
    var answer = APIAnswer()
    transfer = loop.http.start(request) { [weak self] progress in
      guard let self, mine == attempt else { return }
      isAnswered = true
      if case .status(200) = progress, receive != nil { report(.current) }
      if case .body(let bytes) = progress, answer.status == 200, let receive { return receive(bytes) }
      guard answer.take(progress) else { return }
      transfer = nil
      end(answer)
    }
    loop.after(pace.answer) { [weak self] in
      guard let self, mine == attempt, !isAnswered else { return }
      fail("no answer within \(Double(pace.answer) / 1_000) s")
    }
  }
}
