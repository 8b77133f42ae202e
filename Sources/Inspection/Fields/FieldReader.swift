package import Events
package import State

/// One field, asked of one event after the other: what a chisel has requested, or a column shows.
package struct FieldReader: ~Copyable {
  package let reference: FieldReference
  private let read: Reading
  private var scratch: FieldScratch

  private enum Reading {
    case one(FieldInfo.Extractor)
    /// Of several values the first is told.
    case first(FieldInfo.EachExtractor)
    case nothing
  }

  /// Reads the name of a field, with its argument. What stands behind it is passed over, as by sysdig: there are scripts
  /// that ask for `evt.arg.environment`, and mean the param `env`.
  package init(_ text: String, style: OutputStyle, fields: FieldTable = .shared) throws(FieldError) {
    guard let match = try fields.reference(at: 0, in: Array(text.utf8)) else {
      throw FieldError(
        "no field is called \(text)", hint: fields.nearest(to: text).map { "did you mean \($0)" })
    }
    self.init(match.reference, style: style)
  }

  /// - Parameter isForTable: values are added up, not shown.
  package init(_ reference: FieldReference, style: OutputStyle, isForTable: Bool = false) {
    self.reference = reference
    read =
      switch reference.extraction {
      case .one(let extract): .one(extract)
      case .each(let extract): .first(extract)
      case .argument: .nothing
      }
    scratch = FieldScratch(style: style)
    scratch.isForTable = isForTable
  }

  /// The value for the event that was applied to `machine` last; nil where it has none. Text and data then lie in `text`.
  package mutating func value(_ event: EventView, _ machine: borrowing Machine) -> FieldValue? {
    scratch.text.removeAll()
    switch read {
    case .one(let extract): return extract(event, machine, &scratch)
    case .first(let extract): return extract(event, machine, &scratch, 0)
    case .nothing: return nil
    }
  }

  /// What the value was put together of. Lifetime: until the next event is asked.
  package var text: RawSpan {
    @_lifetime(borrow self)
    get { scratch.text.bytes }
  }
}
