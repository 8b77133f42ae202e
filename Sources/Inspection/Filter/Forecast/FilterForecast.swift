internal import Events
internal import State

/// A conservative answer to whether a filter may match any event of a stretch, from what is known of the stretch without
/// reading it: for some fields, every value that they have there.
///
///     proc.name=curl and fd.port=80        nothing but stretches in which a process is called curl
///     proc.name=curl or not evt.num<9      every stretch: of a `not` nothing is known
///
/// Values are asked about once for all stretches: `holds` answers for one value of one field.
package struct FilterForecast: ~Copyable {
  private indirect enum Node {
    /// Nothing is known.
    case maybe
    case all([Node])
    case any([Node])
    /// The question at this index.
    case question(Int)
  }

  /// What the filter asks of one field that stretches know about.
  package struct Question {
    package let field: String
    fileprivate let test: FilterOperator.Test
    fileprivate let constants: FilterConstants.Group
  }

  package private(set) var questions: [Question] = []
  private var root = Node.maybe
  private var constants = FilterConstants()
  /// The traits that any field of the filter has.
  package private(set) var traits: FieldInfo.Traits = []

  /// - Parameter known: the fields whose values stretches know.
  package init(
    _ text: String, fields: FieldTable = .shared, knowing known: Set<String>
  ) throws(LanguageError) {
    let tree = try FilterParser.parse(text, fields: fields)
    let checked = try FilterChecker(fields: fields, source: text).check(tree)
    var strings = StringPool()
    root = node(checked, known, &strings)
    traits = checked.fieldTraits
  }

  /// False where no event of a stretch can match.
  ///
  /// - Parameter mayHold: whether a question, by its index, holds for any value that its field has in the stretch.
  package func mayMatch(_ mayHold: (Int) -> Bool) -> Bool { Self.mayMatch(root, mayHold) }

  private static func mayMatch(_ node: Node, _ mayHold: (Int) -> Bool) -> Bool {
    switch node {
    case .maybe: true
    case .all(let nodes): nodes.allSatisfy { mayMatch($0, mayHold) }
    case .any(let nodes): nodes.contains { mayMatch($0, mayHold) }
    case .question(let index): mayHold(index)
    }
  }

  // MARK: Answers

  /// Whether a question holds for this value of its field.
  package func holds(_ question: Int, text: [UInt8]) -> Bool {
    let question = questions[question]
    return question.test == .exists
      || constants.textHolds(question.test, question.constants, text.rawSpan)
  }

  package func holds(_ question: Int, number: Int64) -> Bool {
    let question = questions[question]
    return question.test == .exists
      || constants.numberHolds(question.test, question.constants, Int128(number))
  }

  /// Whether a question may hold for a number in `range`, of which every one may be there.
  package func mayHold(_ question: Int, in range: ClosedRange<UInt64>) -> Bool {
    let asked = questions[question]
    // A list of which all have to hold is taken for one of which any has to: nothing is lost but a chance to skip.
    return asked.test == .exists
      || constants.mayHold(
        asked.test, asked.constants, in: Int128(range.lowerBound)...Int128(range.upperBound))
  }

  // MARK: Making

  private mutating func node(
    _ filter: CheckedFilter, _ known: Set<String>, _ strings: inout StringPool
  ) -> Node {
    switch filter {
    case .everything, .not: return .maybe
    case .and(let parts): return .all(parts.map { node($0, known, &strings) })
    case .or(let parts): return .any(parts.map { node($0, known, &strings) })
    case .check(let check):
      guard case .field(let field) = check.left, field.argument == nil, known.contains(field.info.name)
      else { return .maybe }
      switch check.right {
      case .expression: return .maybe
      case .nothing:
        questions.append(
          Question(field: field.info.name, test: check.test, constants: FilterConstants.Group()))
      case .constants(let values, let share):
        let group = constants.add(values, share, test: check.test, interning: &strings)
        questions.append(Question(field: field.info.name, test: check.test, constants: group))
      }
      return .question(questions.count - 1)
    }
  }
}

extension FilterConstants {
  /// Whether any number of `range` may pass. `!=` is asked of ranges that hold one number alone.
  fileprivate func mayHold(_ test: FilterOperator.Test, _ group: Group, in range: ClosedRange<Int128>) -> Bool
  {
    guard group.sort == .number else { return true }
    let any = Group(sort: group.sort, first: group.first, count: group.count, needsAll: false)
    switch test {
    case .less, .lessOrEqual: return numberHolds(test, any, range.lowerBound)
    case .greater, .greaterOrEqual: return numberHolds(test, any, range.upperBound)
    case .equal: return anyNumber(of: any, liesIn: range)
    default: return true
    }
  }
}
