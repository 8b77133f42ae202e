internal import Events

/// Which tag or argument of a span is meant: by its place, from the end where that is negative, or an argument by its
/// name.
enum SpanElement: Sendable {
  case place(Int)
  case name([UInt8])

  /// A tag: it has no name.
  init(tag argument: FieldArgument?, of field: String) throws(FieldError) {
    guard let place = argument?.index else {
      throw FieldError("\(field) takes the place of a tag, as in \(field)[0], or \(field)[-1] for the last")
    }
    self = .place(place)
  }

  /// An argument by its place or its name.
  init(argument: FieldArgument?, of field: String) throws(FieldError) {
    guard let argument, !argument.text.isEmpty else {
      throw FieldError(
        "\(field) takes the name or the place of an argument, as in \(field).user or \(field)[0]")
    }
    self = argument.index.map { .place($0) } ?? .name(Array(argument.text.utf8))
  }

  /// The tag that is meant. Lifetime: that of `tags`.
  @_lifetime(copy tags)
  func tag(in tags: RawSpan) -> RawSpan? {
    guard case .place(let place) = self, let index = Self.index(place, of: tags.stringCount) else {
      return nil
    }
    return tags.element(index)
  }

  /// The value of the argument that is meant. Lifetime: that of `arguments`.
  @_lifetime(copy arguments)
  func value(in arguments: RawSpan) -> RawSpan? {
    switch self {
    case .place(let place):
      guard let index = Self.index(place, of: arguments.stringCount / 2) else { return nil }
      return arguments.element(2 * index + 1)
    case .name(let wanted):
      var strings = StringList(arguments)
      while let name = strings.next() {
        let value = strings.next()
        if name.byteCount == wanted.count, name.starts(wanted.rawSpan) { return value }
      }
      return nil
    }
  }

  private static func index(_ place: Int, of count: Int) -> Int? {
    let index = place < 0 ? count.addingReportingOverflow(place).partialValue : place
    return index >= 0 && index < count ? index : nil
  }
}
