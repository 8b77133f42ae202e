internal import Events
internal import State

/// Names as they are shown: without bytes that are not printable ASCII. Filters compare the names as they are.
extension FieldScratch {
  /// Appends a name, without unprintable bytes if it is to be shown.
  mutating func append(name: RawSpan) {
    if isForComparison { text.append(name) } else { text.append(printable: name) }
  }

  /// Removes unprintable bytes behind the first `start` ones.
  mutating func dropUnprintable(from start: Int) {
    var end = start
    for index in start..<text.count {
      let byte = text[index]
      guard byte.isPrintable else { continue }
      text[end] = byte
      end += 1
    }
    text.truncate(to: end)
  }
}

extension Machine {
  /// The name `id` as a value.
  func shown(_ id: StringID, _ scratch: inout FieldScratch) -> FieldValue {
    if scratch.isForComparison || strings[id].isPrintable { return .name(id) }
    scratch.text.append(printable: strings[id])
    return .text
  }
}

extension UInt8 {
  var isPrintable: Bool { self &- 0x20 < 0x5F }
}

extension RawSpan {
  var isPrintable: Bool {
    for index in 0..<byteCount where !load(index, as: UInt8.self).isPrintable { return false }
    return true
  }
}
