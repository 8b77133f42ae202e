import State
import Testing

@testable import Inspection

/// Which operators suit which kinds of values.
@Suite struct OperatorMatrixTests {
  /// A + where the operator may be asked of fields of that kind.
  private static let matrix = """
                  text data number bool address network list
    =             +    +    +      +    +       +       .
    ==            +    +    +      +    +       +       .
    !=            +    +    +      +    +       +       .
    <             +    .    +      +    +       .       .
    <=            +    .    +      +    +       .       .
    >             +    .    +      +    +       .       .
    >=            +    .    +      +    +       .       .
    in            +    +    +      +    +       +       +
    intersects    +    +    +      +    +       +       +
    pmatch        +    .    .      .    .       .       .
    contains      +    +    .      .    .       .       .
    icontains     +    .    .      .    .       .       .
    bcontains     .    +    .      .    .       .       .
    startswith    +    +    .      .    .       .       .
    bstartswith   .    +    .      .    .       .       .
    endswith      +    +    .      .    .       .       .
    glob          +    .    .      .    .       .       .
    iglob         +    .    .      .    .       .       .
    regex         +    .    .      .    .       .       .
    exists        +    +    +      +    +       +       +
    """

  /// A field of each kind, and a value that suits it and is as well a hexadecimal number.
  private static let columns: KeyValuePairs = [
    "proc.name": "ab", "evt.buffer": "ab", "evt.num": "12", "evt.failed": "true", "fd.sip": "10.0.0.1",
    "fd.snet": "10.0.0.0/8", "fd.types": "file",
  ]

  @Test func operatorsAreTakenByTheFieldsThatTheySuit() {
    let rows = Self.matrix.split(separator: "\n").dropFirst()
    #expect(
      Set(rows.compactMap { $0.split(separator: " ").first.map(String.init) }) == Set(operators.map(\.name)))
    for row in rows {
      let cells = row.split(separator: " ")
      guard let comparison = FilterOperator.named(String(cells[0])) else { continue }
      for (column, cell) in zip(Self.columns, cells.dropFirst()) {
        let text = filter(column.key, comparison, column.value)
        #expect(isTaken(text) == (cell == "+"), "\(text)")
      }
    }
  }

  @Test func whatIsRefusedIsSaidInASentence() {
    for comparison in operators {
      for (field, value) in Self.columns {
        var strings = StringPool()
        do throws(LanguageError) {
          _ = try Filter(filter(field, comparison, value), interning: &strings)
        } catch {
          #expect(error.message.hasPrefix("\(comparison.name) cannot compare "), "\(field): \(error)")
          #expect(error.position == field.utf8.count + 1)
        }
      }
    }
  }

  private var operators: [FilterOperator] { FilterOperator.signs + FilterOperator.words }

  private func filter(_ field: String, _ comparison: FilterOperator, _ value: String) -> String {
    switch comparison.shape {
    case .nothing: "\(field) \(comparison.name)"
    case .value: "\(field) \(comparison.name) \(value)"
    case .list: "\(field) \(comparison.name) (\(value))"
    }
  }

  private func isTaken(_ text: String) -> Bool {
    var strings = StringPool()
    return (try? Filter(text, interning: &strings)) != nil
  }
}
