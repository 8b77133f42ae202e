internal import CKernel

/// What the kernel's side copies when one system call returns: a row of its map of descriptions.
struct CallDescription: Equatable {
  /// Make no record of the call at all.
  var isOff = false
  /// At most `DESCRIPTION_ITEMS`; the segments of a record come in this order.
  var items: [CopyItem] = []

  /// The row as the kernel's side reads it.
  var row: description {
    precondition(items.count <= Int(DESCRIPTION_ITEMS), "a call has at most \(DESCRIPTION_ITEMS) items")
    var row = description()
    row.flags = UInt16(isOff ? DESCRIPTION_OFF : 0)
    row.item_count = UInt8(items.count)
    for (index, item) in items.enumerated() { CLayout.set(index, of: &row.items, to: item.raw) }
    return row
  }
}

/// One thing to copy, as `struct item` describes it.
struct CopyItem: Equatable {
  var kind: SegmentKind
  /// 0 to 5, `ARGUMENT_RESULT` or `ARGUMENT_NONE`.
  var argument: UInt8
  var length: Length = .fixed
  /// Bytes of one element.
  var unit: UInt16 = 1
  /// Most bytes to copy; 0 for the kind's own limit.
  var limit: UInt32 = 0
  var flags: Flags = []
  /// With `snaplen`: which argument is the descriptor.
  var fd: UInt8 = 0

  /// How many elements there are.
  enum Length: Equatable {
    case fixed
    case argument(UInt8)
    case result
    /// The `u32` behind an argument says it.
    case pointed(UInt8)
  }

  struct Flags: OptionSet {
    let rawValue: UInt8

    static let onSuccess = Flags(rawValue: 1 << 0)
    static let onFailure = Flags(rawValue: 1 << 1)
    static let snaplen = Flags(rawValue: 1 << 2)
    static let many = Flags(rawValue: 1 << 3)
    static let upToResult = Flags(rawValue: 1 << 4)
    static let fdPointed = Flags(rawValue: 1 << 5)
  }

  var raw: item {
    let (from, of): (Int, UInt8) =
      switch length {
      case .fixed: (LENGTH_FIXED, 0)
      case .argument(let index): (LENGTH_ARGUMENT, index)
      case .result: (LENGTH_RESULT, 0)
      case .pointed(let index): (LENGTH_POINTED, index)
      }
    return item(
      kind: kind.rawValue, argument: argument, length_from: UInt8(from), length_argument: of,
      flags: flags.rawValue,
      fd: fd, unit: unit, limit: limit, reserved: 0)
  }
}
