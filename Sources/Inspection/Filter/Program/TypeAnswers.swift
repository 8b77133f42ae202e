internal import Events

/// What a check answers for each type of event, where the type says what the field is: `evt.type`, `evt.dir`. Asked once,
/// when the filter is made: most filters have such a check, and looking into a table is the least that it can cost.
struct TypeAnswers: ~Copyable {
  enum Answer: UInt8 {
    case no, yes
    /// The event itself has to be asked.
    case unknown
  }

  /// By the code of the type.
  private let answers: [Answer]

  /// Nil for a field that types say nothing of.
  ///
  /// - Parameter holds: whether the check holds for a text that the field may have.
  init?(_ field: FieldInfo, _ holds: (RawSpan) -> Bool) {
    guard let value = field.valueByType else { return nil }
    answers = EventTable.shared.all.map { info in
      guard let text = value(info) else { return .unknown }
      return !text.isEmpty && holds(Array(text.utf8).rawSpan) ? .yes : .no
    }
  }

  subscript(type: EventType) -> Answer {
    let code = Int(type.rawValue)
    return code < answers.count ? answers[code] : .unknown
  }
}
