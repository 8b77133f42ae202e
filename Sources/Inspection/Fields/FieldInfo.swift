package import Events
package import State

/// A field: everything about it in one row, from which lists, completion, checks of filters and extraction come.
public struct FieldInfo: Sendable {
  /// `"proc.name"`.
  public let name: String
  public let kind: FieldKind
  public let argument: ArgumentRule
  public let traits: Traits
  /// One sentence for users.
  public let summary: String
  let extraction: Extraction
  /// What the value is by the type of the event alone, for fields of which that can be said beforehand: the empty text
  /// where there is none, nil where the event itself has to be asked.
  private(set) var valueByType: (@Sendable (EventInfo) -> String?)?
  /// Every value that it may have; nil where these are not known.
  private(set) var values: ClosedValues?
  /// Its values are ids in hexadecimal digits, or names; nil for other fields.
  private(set) var ids: HexadecimalIDs?

  /// What a value is, which decides how it compares and is written.
  public enum FieldKind: Sendable, Equatable {
    case int8, int16, int32, int64, uint8, uint16, uint32, uint64
    case string, bytes, bool, double
    case relativeTime, absoluteTime
    case port, ipAddress, ipNetwork
    /// The kind of the event's own param.
    case dynamic
  }

  public enum ArgumentRule: Sendable { case none, optional, required }

  public struct Traits: OptionSet, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// May stand in filters, not in formats.
    public static let filterOnly = Traits(rawValue: 1)
    /// Written in decimal with nine digits at least.
    public static let padded = Traits(rawValue: 2)
    public static let hexadecimal = Traits(rawValue: 4)
    /// Works, but sysdig's `-l` does not show it.
    public static let hidden = Traits(rawValue: 8)
    /// In a format its name is shown once more, as sysdig 0.29.3 shows it: see `FormatParser`.
    static let namedInFormats = Traits(rawValue: 32)
    /// Its values are one list, of which `in` asks for all and `intersects` for any; others are asked for each.
    package static let list = Traits(rawValue: 1024)
    /// Its value comes from every event before, also from those that change nothing else: see `Lasting`.
    package static let cumulative = Traits(rawValue: 256)
    /// Its value depends on the events for which it was read before: see `EventPace`.
    package static let paced = Traits(rawValue: 512)
    /// How far an event is from something: `=` asks for at most so much.
    static let distance = Traits(rawValue: 2048)
    /// The number is the name of something: it is never added up or rounded, and nothing stands for it where it is missing.
    package static let identifier = Traits(rawValue: 8192)
    /// Of sysdig 0.29.3 or older; the others come from newer libraries, or are our own.
    public static let classic = Traits(rawValue: 16)
    /// Ours: no version of sysdig or its libraries has it.
    public static let own = Traits(rawValue: 4096)
    /// A text that tells when the event happened; in JSON it is the time in nanoseconds since 1970.
    static let instantInJSON = Traits(rawValue: 64)
    /// Below zero in JSON where an event is older than the one that it is measured from.
    static let signedInJSON = Traits(rawValue: 128)
  }

  /// The same field, of which the type of an event says the value.
  func known(byType value: @escaping @Sendable (EventInfo) -> String?) -> FieldInfo {
    var field = self
    field.valueByType = value
    return field
  }

  /// The same field, of which the type of an event says whether it is true.
  func known(truthByType isTrue: @escaping @Sendable (EventInfo) -> Bool) -> FieldInfo {
    known(byType: { isTrue($0) ? "true" : "false" })
  }

  /// The same field, which has one of these values: filters with others are told of.
  ///
  /// - Parameter denial: what is said of another value in the error that it is then: `no event is called`.
  func having(denial: String? = nil, _ values: @escaping @Sendable () -> Set<String>) -> FieldInfo {
    var field = self
    field.values = ClosedValues(denial: denial, values)
    return field
  }

  /// The same field, whose values are ids of this length: filters with shorter or longer ones are told of.
  func holding(_ ids: HexadecimalIDs) -> FieldInfo {
    var field = self
    field.ids = ids
    return field
  }

  /// Reads the value, or nil when the event has none. Text goes into the scratch, which is empty at the start.
  package typealias Extractor = @Sendable (EventView, borrowing Machine, inout FieldScratch) -> FieldValue?
  /// The same for a field with several values (both ends of a socket, every ancestor): the value at an index from 0,
  /// nil after the last. A check holds when it does for any of them, or for all: `CheckedFilter.Check.needsEveryValue`.
  package typealias EachExtractor =
    @Sendable (EventView, borrowing Machine, inout FieldScratch, Int) -> FieldValue?

  package enum Extraction: Sendable {
    case one(Extractor)
    case each(EachExtractor)
    /// Makes the extraction for the text between the brackets or after the dot; nil where there is none.
    case argument(@Sendable (FieldArgument?) throws(FieldError) -> Extraction)
  }
}

/// What stands in brackets (or behind a last dot) after a field's name.
package struct FieldArgument: Sendable, Equatable {
  package let text: String
  /// The text as a number, where it is one.
  package var index: Int? { Int(text) }

  package init(text: String) { self.text = text }
}

/// A field that cannot be used as it was written.
package struct FieldError: Error, Equatable {
  package let message: String
  /// What was perhaps meant, as a sentence without its end; nil where there is no idea.
  package let hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
