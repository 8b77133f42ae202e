internal import Foundation

/// How records are written: members in the order of their names, as sysdig writes them, and no line breaks.
enum RecordJSON {
  static func bytes(_ record: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Text, numbers and lists of them always have a form.
    return (try? encoder.encode(record)).map { [UInt8]($0) } ?? []
  }
}
