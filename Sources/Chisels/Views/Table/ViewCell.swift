internal import Events

/// A value in a row, of the kind of its column, and how many values were joined in it.
package struct ViewCell: Sendable, Equatable {
  /// What is neither text nor an address: whole numbers, truths as 0 and 1, and the bits of numbers with a fraction.
  package var bits: UInt64 = 0
  /// How many values it is the sum of, where an average is wanted; 0 where it stands for one that was missing.
  package var count: UInt32 = 1
  /// A text, data, or an address: whether it is of version 6, and sixteen bytes in network order.
  package var text: [UInt8] = []

  /// The address; nil where it is none.
  var address: IPAddress? {
    guard text.count == AddressBytes.count else { return nil }
    return IPAddress(networkOrder: text.rawSpan, at: text[0] == 1 ? 1 : 13, isV6: text[0] == 1)
  }

  /// The average of its values, where it has several.
  func averaged(_ sort: ValueSort) -> ViewCell {
    guard count > 1 else { return self }
    var cell = self
    cell.count = 1
    switch sort {
    case .signed: cell.bits = UInt64(bitPattern: Int64(bitPattern: bits) / Int64(count))
    case .unsigned: cell.bits = bits / UInt64(count)
    case .fraction: cell.bits = (Double(bitPattern: bits) / Double(count)).bitPattern
    case .text, .name: break
    }
    return cell
  }
}

/// Addresses as bytes that sort as the addresses do.
enum AddressBytes {
  static let count = 17

  static func append(_ address: IPAddress, to out: inout ByteBuffer) {
    out.append(address.isV6 ? 1 : 0 as UInt8)
    out.append(little: address.high.byteSwapped)
    out.append(little: address.low.byteSwapped)
  }
}
