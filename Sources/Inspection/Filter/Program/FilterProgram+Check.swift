internal import Events
internal import State

extension FilterProgram {
  /// One check, and the places to go on at.
  struct Check: ~Copyable {
    let subject: Subject
    let test: FilterOperator.Test
    let constants: FilterConstants.Group
    let onTrue: Int
    let onFalse: Int
  }

  /// What a check looks at. It stays where it lies: a copy would count references for each event.
  enum Subject: ~Copyable {
    /// A field that may only have this name: the commonest check of all, `proc.name=x`.
    case name(StringID, FieldInfo.Extractor)
    /// A field that the type of the event decides, by the answers at this place, except where it does not.
    case type(Int, FieldInfo.Extractor)
    case one(FieldInfo.Extractor)
    /// A field with several values: one that holds is enough, or all have to.
    case each(FieldInfo.EachExtractor, needsEvery: Bool)
    /// The one at this place in the expressions.
    case expression(Int)
  }
}
