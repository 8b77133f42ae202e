extension FormatParser {
  /// What the fields of the tokens need of events. Those of the standard line, which may be missing among them, need nothing.
  var needs: EventNeeds {
    EventNeeds(fieldTraits: tokens.reduce([]) { $0.union($1.field?.expression.fieldTraits ?? []) })
  }
}
