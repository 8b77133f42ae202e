/// Which pods the selectors of services, replica sets and others pick.
///
/// Found as sysdig does it: all pods are matched whenever an object of the selecting kind is told of, so that a pod that
/// comes later belongs to nothing until then.
struct SelectorMatches: Sendable {
  /// Of each selecting kind, the ids of the objects that picked a pod, by the pod's id.
  private var owners = [[StringID: [StringID]]](repeating: [:], count: KubernetesKind.allCases.count)
  /// The kinds of which an object, or any pod, is not as it was when they were matched.
  private var due: Set<KubernetesKind> = []
  /// How many steps matching may still take: a capture could ask for any number of them. A large cluster that
  /// is watched for an hour needs a fraction.
  private var budget = 1 << 28

  /// The ids of the objects of a kind that picked a pod.
  func owners(_ kind: KubernetesKind, of pod: StringID) -> [StringID] { owners[kind.rawValue][pod] ?? [] }

  /// An object came, went, or is not as it was.
  mutating func note(_ kind: KubernetesKind, from old: KubernetesObject?, to new: KubernetesObject?) {
    if kind == .pod {
      guard old?.labels != new?.labels || (old == nil) != (new == nil) else { return }
      due.formUnion(KubernetesKind.allCases)
    } else if old?.selector != new?.selector || (old == nil) != (new == nil) {
      due.insert(kind)
    }
  }

  /// Matching could find anything else than it did.
  func isDue(_ kind: KubernetesKind) -> Bool { due.contains(kind) && budget > 0 }

  /// Matches `selecting`, all objects of a kind, with all pods.
  mutating func match(
    _ selecting: [KubernetesObject], _ kind: KubernetesKind, with allPods: [KubernetesObject]
  ) {
    due.remove(kind)
    budget -= selecting.count + allPods.count
    let pods = Dictionary(grouping: allPods, by: \.namespace)
    var found: [StringID: [StringID]] = [:]
    var count = 0
    for object in selecting {
      let candidates = pods[object.namespace] ?? []
      budget -= candidates.count
      guard budget > 0 else { break }
      for pod in candidates {
        // Few labels count as the one step that the pod does; only a hostile capture has many.
        budget -= object.selector.count * pod.labels.count / 64
        guard budget > 0, object.selects(pod) else { continue }
        Self.insert(object.uid, into: &found[pod.uid, default: []], count)
        count += 1
      }
    }
    owners[kind.rawValue] = found
  }

  /// Keeps the order in which sysdig's hash table holds objects that picked the same pod: the first stays the
  /// first while there are few matches in all, later ones come before it; the others stand behind it, latest
  /// first.
  private static func insert(_ object: StringID, into list: inout [StringID], _ count: Int) {
    let isSmall = count <= 20
    list.insert(object, at: list.isEmpty || !isSmall ? 0 : 1)
  }
}
