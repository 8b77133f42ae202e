internal import Events

/// What tests say of one value and one other.
extension FilterOperator.Test {
  /// Of numbers and whatever else has an order.
  @inline(__always)
  func isTrue<Value: Comparable>(of left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    default: false
    }
  }

  /// Addresses order as sysdig orders them: IPv4 by their bytes read as a little-endian number, others not at
  /// all.
  func isTrue(ofAddresses left: IPAddress, _ right: IPAddress) -> Bool {
    switch self {
    case .equal: return left == right
    case .notEqual: return left != right
    default:
      guard !left.isV6, !right.isV6 else { return false }
      let (left, right) = (UInt32(truncatingIfNeeded: left.low), UInt32(truncatingIfNeeded: right.low))
      return isTrue(of: left.byteSwapped, right.byteSwapped)
    }
  }

  /// A NUL stands behind the bytes of `right`, for the patterns of `glob`; of `icontains` it is in lower case.
  func isTrue(ofTexts left: RawSpan, _ right: RawSpan) -> Bool {
    switch self {
    case .equal: left.isEqual(right)
    case .notEqual: !left.isEqual(right)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: isTrue(of: left.order(right), 0)
    case .contains: left.holds(right)
    case .icontains: left.holdsIgnoringCase(right)
    case .startsWith: left.starts(right)
    case .endsWith: left.ends(right)
    case .glob: GlobPattern.matches(left, right, ignoringCase: false)
    case .iglob: GlobPattern.matches(left, right, ignoringCase: true)
    case .below: left.isBelow(right)
    case .exists: true
    case .regex: false
    }
  }
}
