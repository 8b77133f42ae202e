internal import Events

/// What a check of `evt.type` or `evt.dir` answers for each type of event, asked once, when the filter is made: most
/// filters have such a check, and looking into a table is the least that it can cost.
struct TypeAnswers: ~Copyable {
  enum Answer: UInt8 {
    case no, yes
    /// What a generic event is called is in its params.
    case unknown
  }

  /// By the code of the type.
  private let answers: [Answer]

  /// Nil for a field that the type alone does not decide.
  ///
  /// - Parameter holds: whether the check holds for a text that the field may have.
  init?(_ field: FieldInfo, _ holds: (RawSpan) -> Bool) {
    let text: (EventInfo) -> String
    switch field.name {
    case "evt.type": text = { $0.name }
    case "evt.dir": text = { $0.type.isEnter ? ">" : "<" }
    default: return nil
    }
    answers = EventTable.shared.all.map { info in
      if info.type.isGeneric { return .unknown }
      let bytes = Array(text(info).utf8)
      return !bytes.isEmpty && holds(bytes.rawSpan) ? .yes : .no
    }
  }

  subscript(type: EventType) -> Answer {
    let code = Int(type.rawValue)
    return code < answers.count ? answers[code] : .unknown
  }
}
