/// Named values, such as the flags of `open`, in the order in which names are joined when shown.
public struct NameTable: Sendable {
  public struct Entry: Sendable {
    public let name: String
    public let value: UInt64
  }

  public let name: String
  public let entries: [Entry]

  /// The table called `name`, or nil.
  public static func named(_ name: String) -> NameTable? { all[name] }

  /// Names of error numbers, positive.
  public static let errors = byValue("errno")
  /// Names of signals.
  public static let signals = byValue("signal")

  /// The name of an error number, given as the positive number, or nil.
  public static func errorName(_ number: Int64) -> String? { errors[number] }

  static let all: [String: NameTable] = {
    var tables: [String: NameTable] = [:]
    for row in TableText(rows).rows() {
      let entries = row.dropFirst().map { word in
        guard let equals = word.firstIndex(of: UInt8(ascii: "=")), let value = word[(equals + 1)...].number
        else {
          preconditionFailure("name table: \(word.string)")
        }
        return Entry(name: word[..<equals].string, value: UInt64(bitPattern: Int64(value)))
      }
      let name = row[0].dropLast().string
      tables[name] = NameTable(name: name, entries: entries)
    }
    return tables
  }()

  private static func byValue(_ table: String) -> [Int64: String] {
    var names: [Int64: String] = [:]
    for entry in all[table]?.entries ?? [] where names[Int64(bitPattern: entry.value)] == nil {
      names[Int64(bitPattern: entry.value)] = entry.name
    }
    return names
  }
}
