/// What two captures call the same thing: addresses, ids and counters differ each time.
///
///     connect to 10.0.0.1:80         connect to #:80
///     GET /items/1a2b3c4d?page=2     GET /items/#?page=#
enum GeneralName {
  static func of(_ text: String) -> String {
    var general = ""
    var word = ""
    for character in text {
      if isPart(character) {
        word.append(character)
      } else {
        general += generalized(word, behind: general.last) + String(character)
        word = ""
      }
    }
    return general + generalized(word, behind: general.last)
  }

  /// Behind a colon a number is a port: those of servers stay.
  private static func generalized(_ word: String, behind last: Character?) -> String {
    guard last == ":", let port = UInt16(word) else { return generalized(word) }
    return port < firstEphemeral ? word : "#"
  }

  /// Linux gives clients ports from here on (net.ipv4.ip_local_port_range).
  private static let firstEphemeral: UInt16 = 32_768

  /// Letters, digits, and what holds addresses together.
  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "."
  }

  private static func generalized(_ word: String) -> String {
    let labels = word.split(separator: ".", omittingEmptySubsequences: false)
    if labels.count == 4, labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) { return "#" }
    return labels.map { isID($0) ? "#" : String($0) }.joined(separator: ".")
  }

  /// A number of more than three digits, or eight and more digits of hexadecimal with a number among them. Statuses stay: they
  /// tell things apart.
  private static func isID(_ label: Substring) -> Bool {
    if label.allSatisfy(\.isNumber) { return label.count > 3 }
    return label.count >= 8 && label.allSatisfy(\.isHexDigit) && label.contains(where: \.isNumber)
  }
}
