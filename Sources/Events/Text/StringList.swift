/// Strings with a NUL after each, one after the other: how the kernel gives arguments, environments and cgroups.
///
/// The last one counts even where its NUL was cut off.
@usableFromInline
package struct StringList: ~Escapable {
  @usableFromInline var rest: RawSpan

  @inlinable
  @_lifetime(copy bytes)
  package init(_ bytes: RawSpan) { rest = bytes }

  /// The next string without its NUL, or nil behind the last. Lifetime: that of the whole list.
  @inlinable
  @_lifetime(copy self)
  package mutating func next() -> RawSpan? {
    guard rest.byteCount > 0 else { return nil }
    let string = rest.untilNUL()
    rest = rest.extracting(Swift.min(string.byteCount + 1, rest.byteCount)..<rest.byteCount)
    return string
  }

  /// Nothing is left.
  @inlinable
  package var isAtEnd: Bool { rest.byteCount == 0 }
}
