/// A field as HTTP/2 sends it; a part is nil where it stands in a table that was not seen being filled.
struct HPACKField: Equatable {
  var name: [UInt8]?
  var value: [UInt8]?

  /// What it takes of a table. Source: RFC 7541, 4.1.
  var size: Int { (name?.count ?? 0) + (value?.count ?? 0) + 32 }
}
