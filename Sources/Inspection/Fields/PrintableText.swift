internal import Events
internal import State

/// Names as they are shown: without bytes that are not printable ASCII. Filters compare the names as they are.
extension FieldScratch {
  /// Appends a name, without unprintable bytes if it is to be shown.
  mutating func append(name: RawSpan) {
    if isForComparison || name.isPrintable {
      text.append(name)
      return
    }
    for index in 0..<name.byteCount {
      let byte = name.load(index, as: UInt8.self)
      if byte.isPrintable { text.append(byte) }
    }
  }
}

extension Machine {
  /// The name `id` as a value.
  func shown(_ id: StringID, _ scratch: inout FieldScratch) -> FieldValue {
    if scratch.isForComparison || strings[id].isPrintable { return .name(id) }
    scratch.append(name: strings[id])
    return .text
  }
}

extension UInt8 {
  var isPrintable: Bool { self >= 0x20 && self < 0x7F }
}

extension RawSpan {
  var isPrintable: Bool {
    for index in 0..<byteCount where !load(index, as: UInt8.self).isPrintable { return false }
    return true
  }
}
