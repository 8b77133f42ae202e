internal import Events

/// The variables of a request: each behind the lengths of its name and value, of one byte or of four.
///
/// Source: the FastCGI specification, 3.4.
struct FastCGIParameters {
  private var values: [String: [UInt8]] = [:]

  init(_ bytes: [UInt8]) {
    var cursor = NetworkCursor(bytes.rawSpan)
    while let nameLength = Self.length(&cursor), let valueLength = Self.length(&cursor),
      let name = cursor.array(nameLength), let value = cursor.array(valueLength)
    {
      values[String(decoding: name, as: UTF8.self)] = value
    }
  }

  subscript(name: String) -> String? { values[name].map { oneLine($0) } }

  /// What is asked for: the script, or the path.
  var target: [UInt8] {
    values["REQUEST_URI"] ?? values["SCRIPT_NAME"] ?? values["SCRIPT_FILENAME"] ?? values["PATH_INFO"] ?? []
  }

  private static func length(_ cursor: inout NetworkCursor) -> Int? {
    guard let first = cursor.byte() else { return nil }
    guard first & 0x80 != 0 else { return Int(first) }
    guard let rest = cursor.array(3) else { return nil }
    return rest.reduce(Int(first & 0x7F)) { $0 << 8 | Int($1) }
  }
}
