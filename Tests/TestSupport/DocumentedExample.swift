/// The example of a module's documentation page, which a test repeats so that the compiler sees it.
public enum DocumentedExample {
  /// Whether the code of the page, its imports left out, stands in the file `test`.
  public static func isRepeated(from page: String, in test: String) -> Bool {
    let lines = Repository.lines(of: "\(Repository.root)/Sources/\(page)")
    let code = lines.drop { $0 != "```swift" }.dropFirst().prefix { $0 != "```" }
      .drop { $0.isEmpty || $0.hasPrefix("import ") }
    let own = Repository.lines(of: test)
    guard let first = code.first, let start = own.firstIndex(of: first) else { return false }
    return own[start...].starts(with: code)
  }
}
