public import Events

/// A piece of work that a program marked with two tracers, where it begins and where it ends.
public struct Span: Equatable, Sendable {
  /// What tells spans of the same tags apart.
  public let id: Int64
  /// What the work is, from the general to the particular, a NUL after each.
  public let tags: [UInt8]
  /// Names and values of the tracer that began it, in turn, a NUL after each.
  public let arguments: [UInt8]
  /// When it began.
  public let start: Timestamp
  /// Who began it.
  public let thread: ThreadID

  init(_ tracer: TracerText, at start: Timestamp, by thread: ThreadID) {
    id = tracer.id
    tags = tracer.tags
    arguments = tracer.arguments
    self.start = start
    self.thread = thread
  }

  /// `other` has the same id, and all its tags but the last.
  func isParent(of other: Span) -> Bool {
    guard id == other.id, !other.tags.isEmpty else { return false }
    let last = other.tags.dropLast().lastIndex(of: 0).map { $0 + 1 } ?? 0
    return other.tags[..<last].elementsEqual(tags)
  }
}

/// The spans that have begun and not ended, on the whole machine.
public struct SpanTable: Sendable {
  /// The latest last.
  private var spans: [Span] = []

  /// A capture may begin any number of spans. Of more than this, those that began first are forgotten.
  static let limit = 128

  /// Open spans, the latest first.
  public var open: ReversedCollection<[Span]> { spans.reversed() }

  mutating func begin(_ span: Span) {
    if spans.count == Self.limit { spans.removeFirst() }
    spans.append(span)
  }

  /// Ends the latest span that has the tracer's id and tags; nil where there is none.
  mutating func end(_ tracer: TracerText) -> Span? {
    let index = spans.lastIndex { $0.id == tracer.id && $0.tags == tracer.tags }
    return index.map { spans.remove(at: $0) }
  }

  /// The latest open span within which `span` began.
  package func parent(of span: Span) -> Span? { spans.last { $0.isParent(of: span) } }
}
