/// Addresses as csysdig 0.29.3 prints them: those of version 4 with what lies behind them in memory, as one of version 6.
enum GarbledAddress {
  /// The address that was meant, of which the first two groups are left: `10.0.2.15` of `a00:20f:b683:a10f:200::`; what
  /// is no address of version 6 stays as it is.
  static func meant(by text: String) -> String {
    let groups = text.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count > 2, let high = number(groups[0]), let low = groups[0].isEmpty ? 0 : number(groups[1])
    else { return text }
    return "\(high >> 8).\(high & 255).\(low >> 8).\(low & 255)"
  }

  /// Zeros may be left out.
  private static func number(_ group: Substring) -> Int? { group.isEmpty ? 0 : Int(group, radix: 16) }
}
