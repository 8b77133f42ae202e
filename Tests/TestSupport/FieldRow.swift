/// What is asked about a field: a row of Tests/Oracle/fields.txt, whose head says what the columns are.
public struct FieldRow: Sendable {
  /// A row that says something else than its columns may.
  public struct Malformed: Error {
    let line: String
  }

  /// With its argument: `evt.arg.fd`, `proc.aname[1]`.
  public let field: String
  /// What stands before the field in every filter: `fd.type=file and `, or nothing.
  private let condition: String
  /// The columns `value`, `value that nothing has` and `one more comparison`; nil where nothing is asked.
  private let value: String?
  private let absentValue: String?
  private let comparison: String?
  /// Names of captures, without their endings.
  public let captures: [String]
  private let remarks: Set<Substring>

  /// Formats cannot show the field, or not so that it could be compared.
  public var isFilterOnly: Bool { remarks.contains("filter-only") }
  /// sysdig shows something else, so that the field stands on a line of its own.
  public var needsOwnLine: Bool { remarks.contains("own-line") }

  private static let knownRemarks: Set<Substring> = ["no-exists", "filter-only", "own-line"]

  init(parsing line: String) throws {
    // No field, value or capture holds a bar.
    let columns = line.split(separator: "|", omittingEmptySubsequences: false).map(Self.trimmed)
    guard columns.count == 5 || columns.count == 6, let subject = columns.first else {
      throw Malformed(line: line)
    }
    let words = subject.split(separator: " ")
    field = words.last.map(String.init) ?? ""
    condition = words.dropLast().map { "\($0) " }.joined()
    (value, absentValue, comparison) = (columns[1].asked, columns[2].asked, columns[3].asked)
    captures = columns[4].split(separator: " ").map(String.init)
    remarks = Set(columns.dropFirst(5).flatMap { $0.split(separator: " ") })
    guard !field.isEmpty, !captures.isEmpty, remarks.isSubset(of: Self.knownRemarks) else {
      throw Malformed(line: line)
    }
  }

  /// All rows of Tests/Oracle/fields.txt.
  public static func all() throws -> [FieldRow] {
    try Repository.lines(of: "\(Repository.root)/Tests/Oracle/fields.txt")
      .filter { !$0.hasPrefix("#") && !$0.isEmpty }.map(FieldRow.init)
  }

  /// What is asked of a capture, each once.
  public func filters(for capture: String) -> [String] {
    guard captures.contains(capture) else { return [] }
    var questions: [String] = []
    if let value { questions += ["= \(value)", "!= \(value)"] }
    if let comparison { questions.append(comparison) }
    if !remarks.contains("no-exists"), comparison != "exists" { questions.append("exists") }
    if let absentValue, capture == captures.first { questions.append("= \(absentValue)") }
    return questions.map { "\(condition)\(field) \($0)" }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension String {
  /// Nil for a column that asks nothing.
  fileprivate var asked: String? { self == "-" ? nil : self }
}
