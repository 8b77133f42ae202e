/// Named values, such as the flags of `open`, in the order in which names are joined when shown.
public struct NameTable: Sendable {
  public struct Entry: Sendable {
    public let name: String
    public let value: UInt64
  }

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
    for row in TableText(rows).rows {
      let entries = row.dropFirst().map { word in
        let parts = word.split(separator: "=")
        guard parts.count == 2, let value = Int64(parts[1]) else { preconditionFailure("name table row \(row)") }
        return Entry(name: String(parts[0]), value: UInt64(bitPattern: value))
      }
      tables[String(row[0].dropLast())] = NameTable(entries: entries)
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
