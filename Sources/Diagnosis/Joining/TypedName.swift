/// The name that a program asked its resolver for, told from the names that the resolver asked servers for.
///
///     web.shop.svc.cluster.local.  web.svc.cluster.local.   ──►  web
struct TypedName {
  /// Without a dot at its end.
  let text: String

  /// - Parameter arguments: of the program: what stands there was typed.
  init(_ lookup: Lookup, arguments: String) {
    let names = lookup.candidates.map(\.name)
    let search = lookup.configuration?.search ?? []
    var common = names.first.map { Self.stems(of: $0, search) } ?? []
    for name in names.dropFirst() { common.formIntersection(Self.stems(of: name, search)) }
    let typed = common.filter { arguments.lowercased().contains($0) }
    text =
      typed.max { $0.utf8.count < $1.utf8.count } ?? Self.likeliest(common, names, lookup.configuration)
      ?? String((names.last ?? "").dropLast())
  }

  /// What may have been typed where a name was asked for: itself, and what stands before each suffix.
  static func stems(of name: String, _ search: [String]) -> Set<String> {
    let name = String(name.dropLast())
    var stems: Set = [name]
    for suffix in search {
      let ending = "." + suffix.lowercased()
      if name.hasSuffix(ending) { stems.insert(String(name.dropLast(ending.utf8.count))) }
    }
    return stems
  }

  /// Of several that fit, the one that the rules of the search list make likeliest.
  private static func likeliest(
    _ stems: Set<String>, _ names: [String], _ configuration: ResolverConfiguration?
  ) -> String? {
    let longest = stems.max { $0.utf8.count < $1.utf8.count }
    guard names.count == 1, let longest, let configuration, let suffix = configuration.search.first else {
      return longest
    }
    // A name with few dots is tried with the first suffix before it is tried as it is.
    let ending = "." + suffix.lowercased()
    guard longest.count(where: { $0 == "." }) < configuration.ndots, longest.hasSuffix(ending) else {
      return longest
    }
    return String(longest.dropLast(ending.utf8.count))
  }
}
