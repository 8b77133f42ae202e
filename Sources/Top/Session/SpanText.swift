import Events
import Inspection

/// A span of time as it stands in tables: `850ns`, `12.30us`, `1.20s`.
enum SpanText {
  static func short(_ nanoseconds: UInt64) -> String {
    var text = ByteBuffer()
    text.append(humanSpan: nanoseconds)
    return String(decoding: [UInt8](copying: text.bytes), as: UTF8.self)
  }
}
