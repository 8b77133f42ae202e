package import State

/// What lists say of a descriptor.
extension FDEntry {
  /// What `fd.type` says.
  package var typeName: StaticString { kind.typeName }

  /// What `fd.l4proto` says.
  package var transportName: StaticString { shownTransport.shownName }
}
