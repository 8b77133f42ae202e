internal import Events
internal import Protocols

extension DNSMessage {
  /// What an answer says, in few words: `NXDOMAIN`, `10.0.0.7 and 2 more`, `no such record`, `cut off (TC)`.
  ///
  /// - Parameter limit: more addresses are counted only.
  func brief(addresses limit: Int = .max, separator: String = " ") -> String {
    let isCut = flags.contains(.truncated)
    guard responseCode == .noError else { return "\(responseCode)" + (isCut ? ", cut off (TC)" : "") }
    let (all, count) = (addressValues.map(\.text), count(in: .answer))
    let rest = all.count > limit ? " and \(all.count - limit) more" : ""
    let records =
      all.isEmpty ? count.counted("record") : all.prefix(limit).joined(separator: separator) + rest
    if isCut { return count == 0 ? "cut off (TC)" : "\(records), cut off (TC)" }
    return count == 0 ? "no such record" : records
  }

  /// The addresses of the answer, in its order.
  var addressValues: [IPAddress] {
    addresses.compactMap { record in
      if case .address(let address) = record.data { return address }
      return nil
    }
  }
}
