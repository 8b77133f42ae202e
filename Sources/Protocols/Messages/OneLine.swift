internal import Events

/// Bytes of a stranger as part of one line: white space becomes one blank, what could steer a terminal is escaped, and
/// beyond 200 bytes it is cut.
func oneLine(_ bytes: some Collection<UInt8>) -> String {
  let longest = 200
  var line: [UInt8] = []
  for byte in bytes.prefix(longest) {
    let isBlank = byte == 0x20 || byte &- 9 < 5
    if !isBlank { line.append(byte) } else if line.last != 0x20 { line.append(0x20) }
  }
  if line.last == 0x20 { line.removeLast() }
  var escaped = ByteBuffer(capacity: 256)
  escaped.append(escapingControls: line.rawSpan)
  return text(of: escaped.bytes) + (bytes.count > longest ? "…" : "")
}

/// Bytes as text; what is not UTF-8 becomes U+FFFD.
func text(of bytes: RawSpan) -> String { String(decoding: [UInt8](copying: bytes), as: UTF8.self) }
