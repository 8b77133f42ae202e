/// A filter as it was written: checks joined by `and`, `or` and `not`. What fields and values mean is not
/// known yet.
///
///     not (proc.name in (a, b)) and len(fd.name) > 10
///
///     and ─┬─ not ── check: field proc.name, in, list [a, b]
///          └─ check: transform len(field fd.name), >, value 10
indirect enum FilterSyntax: Equatable {
  /// The empty filter.
  case everything
  case and([FilterSyntax])
  case or([FilterSyntax])
  case not(FilterSyntax)
  case check(Check)

  /// Where something begins, in UTF-8 bytes. Filters that differ in blanks only are equal.
  struct Position: Equatable {
    let offset: Int
    static func == (_: Position, _: Position) -> Bool { true }
  }

  /// A value or a name, unescaped.
  struct Word: Equatable {
    let bytes: [UInt8]
    let position: Position
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  struct Check: Equatable {
    let left: Operand
    let comparison: FilterOperator
    let comparisonPosition: Position
    let right: Right
  }

  /// Something that has a value for each event.
  indirect enum Operand: Equatable {
    /// The text of a field, argument included: `proc.aname[2]`.
    case field(Word)
    /// `toupper(basename(proc.exepath))`; what stands in brackets behind it is `argument`.
    case transform(Word, [Operand], argument: Word?)
    /// A constant among a transformer's arguments.
    case constant(Word)
    case list([Operand])

    var position: Position {
      switch self {
      case .field(let word), .transform(let word, _, _), .constant(let word): word.position
      case .list(let items): items.first?.position ?? Position(offset: 0)
      }
    }
  }

  /// Whether the operator has to hold for one item of a list or for all.
  enum Modifier: String, CaseIterable { case oneof, anyof, allof }

  enum Right: Equatable {
    case nothing
    case value(Word)
    case list([Word], Modifier?)
    case operand(Operand)
  }
}
