/// Does `work` with each element, some at a time, as processes that are started take most of the time.
func concurrently<Element: Sendable, Result: Sendable>(
  _ elements: [Element], workers: Int, _ work: @escaping @Sendable (Element) -> Result
) async -> [Result] {
  await withTaskGroup(of: [Result].self) { group in
    for worker in 0..<workers {
      group.addTask {
        stride(from: worker, to: elements.count, by: workers).map { work(elements[$0]) }
      }
    }
    return await group.reduce(into: []) { $0 += $1 }
  }
}
