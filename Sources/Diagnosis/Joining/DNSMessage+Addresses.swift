internal import Events
internal import Protocols

extension DNSMessage {
  /// The addresses of the answer, in its order.
  var addressValues: [IPAddress] {
    addresses.compactMap { record in
      if case .address(let address) = record.data { return address }
      return nil
    }
  }
}
