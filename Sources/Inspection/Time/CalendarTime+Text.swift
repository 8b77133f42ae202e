internal import Events

extension CalendarTime {
  /// `2014-07-10`
  func appendDate(to out: inout ByteBuffer) {
    out.append(decimal: UInt64(clamping: year), paddedTo: 4)
    out.append(UInt8(ascii: "-"))
    out.append(decimal: UInt64(clamping: month), paddedTo: 2)
    out.append(UInt8(ascii: "-"))
    out.append(decimal: UInt64(clamping: day), paddedTo: 2)
  }

  /// `22:26:28`
  func appendTime(to out: inout ByteBuffer) {
    out.append(decimal: UInt64(clamping: hour), paddedTo: 2)
    out.append(UInt8(ascii: ":"))
    out.append(decimal: UInt64(clamping: minute), paddedTo: 2)
    out.append(UInt8(ascii: ":"))
    out.append(decimal: UInt64(clamping: second), paddedTo: 2)
  }
}
