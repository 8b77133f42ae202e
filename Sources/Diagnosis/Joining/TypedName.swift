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

  /// Whether both are one name with different suffixes. Names and their stems begin with the same bytes, so that none is copied.
  static func shareStem(_ one: String, _ other: String, _ search: [String]) -> Bool {
    var common = 0
    for (left, right) in zip(one.utf8, other.utf8) {
      guard left == right else { break }
      common += 1
    }
    // Without the list, the labels in front have to do.
    guard !search.isEmpty else { return common > 1 && common == min(one.utf8.count, other.utf8.count) }
    let stems = stemByteCounts(of: one, search)
    return stemByteCounts(of: other, search).contains { $0 <= common && stems.contains($0) }
  }

  /// How long the stems of a name are.
  private static func stemByteCounts(of name: String, _ search: [String]) -> [Int] {
    let bytes = name.utf8.dropLast()
    return [bytes.count]
      + search.compactMap { suffix in
        let count = bytes.count - suffix.utf8.count - 1
        guard count >= 0 else { return nil }
        let ending = bytes.suffix(suffix.utf8.count + 1)
        let isThere =
          ending.first == UInt8(ascii: ".")
          && zip(ending.dropFirst(), suffix.utf8).allSatisfy { $0 == $1.lowercased }
        return isThere ? count : nil
      }
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

extension UInt8 {
  /// Of a capital letter of ASCII the small one, else the byte itself.
  fileprivate var lowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }
}
