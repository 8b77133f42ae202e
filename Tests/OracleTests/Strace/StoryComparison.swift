import Events

/// Two stories of one thread, side by side.
struct StoryComparison {
  private let deviations: MeantDeviations
  /// How many steps both tell.
  private(set) var stepCount = 0
  /// What nobody meant.
  private(set) var differences: [String] = []

  init(_ deviations: MeantDeviations) { self.deviations = deviations }

  mutating func compare(_ strace: ThreadStory, _ ours: ThreadStory) {
    var (left, right) = (strace.steps[...], ours.steps[...])
    while true {
      if let step = right.first, step.name != left.first?.name, deviations.allowsOnlyOurs(step) {
        right = right.dropFirst()
      } else if let step = left.first, step.name != right.first?.name, deviations.allowsOnlyStraces(step) {
        left = left.dropFirst()
      } else if let one = left.first, let other = right.first, one.name == other.name {
        compare(one, other)
        (left, right) = (left.dropFirst(), right.dropFirst())
      } else {
        break
      }
    }
    guard !left.isEmpty || !right.isEmpty || stepCount == 0 else { return }
    differences.append(
      "after \(stepCount) steps\n  strace \(Self.shown(left))\n  ours   \(Self.shown(right))")
  }

  private mutating func compare(_ expected: ThreadStory.Step, _ found: ThreadStory.Step) {
    stepCount += 1
    var found = found
    if found.isDone, !expected.isDone, deviations.allowsOnlyOursToReturn(expected) {
      found.facts.removeAll { $0.name.hasPrefix("<") }
    } else if expected.isDone != found.isDone {
      differences.append(
        "\(expected.description): returned, ours \(found.isDone), strace's \(expected.isDone)")
    }
    for (index, fact) in expected.facts.enumerated() {
      let other = index < found.facts.count ? found.facts[index] : nil
      if fact == other || deviations.allows(expected, fact, other) { continue }
      differences.append(
        "\n  strace \(expected.description)\n  ours   \(found.description)\n  in \(fact.name)")
    }
    if found.facts.count > expected.facts.count { differences.append("more: \(found.description)") }
  }

  private static func shown(_ steps: ArraySlice<ThreadStory.Step>) -> String {
    steps.prefix(3).map(\.description).joined(separator: "; ")
  }
}
