/// Tells of the objects of a Kubernetes cluster, and of what happens to them, until the loop ends.
///
/// A watcher for each kind says what the API tells; `ClusterObjects` keeps what is needed and makes records of it.
final class Cluster {
  private let client: ClusterClient
  private let pace: ClusterPace
  private let loop: MetadataLoop
  private let notes: ClusterNotes
  private var objects: ClusterObjects
  private var watchers: [ClusterKind: KindWatcher] = [:]
  /// Kinds whose first list has not come, and has not failed.
  private var open = Set(ClusterKind.allCases)
  private var stage: Int
  /// Kinds that have been listed as a whole.
  private var listed: Set<ClusterKind> = []
  private var postponed: Set<ObjectWish> = []
  private var settling: [() -> Void] = []

  /// - Parameter node: whose pods are told of; nil for all.
  init(
    _ access: ClusterAccess, node: String?, in loop: MetadataLoop, pace: ClusterPace = ClusterPace(),
    tell: @escaping (MetadataMessage) -> Void
  ) {
    client = ClusterClient(access, in: loop, pace)
    self.pace = pace
    self.loop = loop
    let name = "Kubernetes at \(access.name)"
    notes = ClusterNotes(name, in: loop, pace) { tell(.note($0)) }
    objects = ClusterObjects(scope: node.map(NodeScope.init)) { tell(.kubernetes($0)) }
    // What a node's pods need is known only once they are.
    stage = node == nil ? ClusterKind.lastUnselectiveStage : 0
    if let warning = access.warning { tell(.note("\(name): \(warning)")) }
    for kind in ClusterKind.allCases {
      watchers[kind] = KindWatcher(
        kind, client, fieldSelector: objects.scope?.fieldSelector(kind), pace, in: loop
      ) { [unowned self] in take($0, of: kind) }
    }
    for kind in ClusterKind.allCases where kind.stage <= stage { watchers[kind]?.start() }
  }

  /// How many objects of a kind are kept.
  func count(_ kind: ClusterKind) -> Int { objects.count(kind) }

  /// Calls `action` once the first lists have come, or have failed.
  func settle(_ action: @escaping () -> Void) {
    settling.append(action)
    tellSettled()
  }

  private func take(_ news: KindNews, of kind: ClusterKind) {
    switch news {
    case .listing:
      objects.apiVersions[kind] = watchers[kind].map { kind.apiVersion($0.version) }
      objects.beginList(kind)
    case .page(let page): for object in page { objects.take(object, kind) }
    case .listed:
      objects.endList(kind)
      listed.insert(kind)
      notes.current(kind)
      flush()
      decided(kind)
    case .event(.changed(let object)): objects.take(object, kind)
    case .event(.deleted(let object)): objects.remove(object, kind)
    case .event: break
    case .pause: flush()
    case .current: notes.current(kind)
    case .cut(let reason): notes.cut(kind, reason)
    case .failed(let reason):
      notes.failed(kind, reason)
      flush()
      decided(kind)
    case .denied(let reason):
      notes.denied(kind, reason)
      decided(kind)
    }
  }

  private func flush() {
    objects.flush()
    postponed.formUnion(objects.takeWishes())
    let ready = postponed.filter { listed.contains($0.kind) }
    postponed.subtract(ready)
    for wish in ready where !objects.contains(wish) { ask(for: wish) }
  }

  // MARK: - Settling

  /// The first list of a kind has come, or has failed: begins the next stage after the last of this one.
  private func decided(_ kind: ClusterKind) {
    guard open.remove(kind) != nil else { return }
    while !open.contains(where: { $0.stage <= stage }), stage < ClusterKind.lastStage {
      stage += 1
      for kind in ClusterKind.allCases where kind.stage == stage { watchers[kind]?.start() }
    }
    tellSettled()
  }

  private func tellSettled() {
    guard open.isEmpty else { return }
    notes.flush()
    let actions = settling
    settling = []
    for action in actions { action() }
  }

  // MARK: - Single objects

  /// Asks for an object that was passed over when it was told of, since nothing needed it.
  private func ask(for wish: ObjectWish) {
    guard let watcher = watchers[wish.kind] else { return }
    let folder = wish.namespace.map { "/namespaces/\($0)" } ?? ""
    let path = "\(watcher.version)\(folder)/\(wish.kind.plural)/\(wish.name)"
    client.request(path) { [weak self] result in
      guard let self else { return }
      // Who cannot be asked now is told of by those who watch.
      guard case .success(var request) = result else { return askLater(for: wish) }
      request.timeout = pace.answer
      start(request, for: wish)
    }
  }

  private func start(_ request: HTTPRequest, for wish: ObjectWish) {
    var answer = APIAnswer()
    loop.http.start(request) { [weak self] progress in
      guard let self, answer.take(progress) else { return }
      guard answer.isComplete, answer.status == 200 else {
        // What is gone meanwhile, or not for us, is no loss; anything else comes again.
        guard answer.status != 404, answer.status != 403 else { return }
        return askLater(for: wish)
      }
      guard let object = ClusterObject(answer.body, of: wish.kind) else { return }
      objects.take(object, wish.kind)
      flush()
    }
  }

  private func askLater(for wish: ObjectWish) {
    loop.after(pace.longestPause) { [weak self] in self?.askAgain(for: wish) }
  }

  private func askAgain(for wish: ObjectWish) {
    guard !objects.contains(wish) else { return }
    ask(for: wish)
  }
}
