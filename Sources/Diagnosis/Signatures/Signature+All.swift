extension Signature {
  /// Every fault that is known. The more exact ones stand before those that say less.
  package static let all: [Signature] = names

  /// What goes wrong while names are looked up.
  private static let names: [Signature] = [.slowSearchSuffix]
}
